package io.rhema.local.finetune;

import io.rhema.job.finetune.train.TrainingState;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A line whenever a training has another score, or had to be started again. */
final class TrainingLines implements TrainingView {
  private final PrintWriter err;
  private final Map<Integer, TrainingState> shown = new HashMap<>();

  TrainingLines(PrintWriter err) {
    this.err = err;
  }

  @Override
  public void show(TrainingState state) {
    TrainingState before = shown.put(state.configuration().index(), state);
    String name = state.configuration().describe();
    if (state.starts() > 1 && (before == null || before.starts() < state.starts())) {
      err.printf("rhema: training with %s goes on, started %d times%n", name, state.starts());
    }
    boolean measured = !Double.isNaN(state.devScore());
    if (measured && (before == null || before.step() != state.step())) {
      err.printf(
          Locale.ROOT,
          "rhema: training with %s: step %d of %d, loss %.4f, %.0f tokens/s, score %.4f%n",
          name,
          state.step(),
          state.steps(),
          state.loss(),
          state.tokensPerSecond(),
          state.devScore());
    }
    err.flush();
  }

  @Override
  public void close() {
    err.flush();
  }
}
