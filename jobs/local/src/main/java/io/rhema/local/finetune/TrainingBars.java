package io.rhema.local.finetune;

import io.rhema.job.finetune.train.TrainingState;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** A bar for each training. */
final class TrainingBars implements TrainingView {
  private final Map<Integer, ProgressBar> bars = new TreeMap<>();

  @Override
  public void show(TrainingState state) {
    if (state.steps() == 0) {
      return; // nothing to measure it by
    }
    ProgressBar bar = bars.computeIfAbsent(state.configuration().index(), index -> begin(state));
    bar.stepTo(state.step());
    bar.setExtraMessage(
        String.format(
            Locale.ROOT,
            " loss %.4f, %.0f tokens/s, score %.4f",
            state.loss(),
            state.tokensPerSecond(),
            state.devScore()));
  }

  private static ProgressBar begin(TrainingState state) {
    return new ProgressBarBuilder()
        .setTaskName(state.configuration().describe())
        .setInitialMax(state.steps())
        .setUnit(" steps", 1)
        .build();
  }

  @Override
  public void close() {
    bars.values().forEach(ProgressBar::close);
  }
}
