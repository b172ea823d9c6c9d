package io.rhema.training.run;

import io.rhema.training.report.CurvePoint;
import java.time.Duration;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;

/** Progress as a bar that stays on one line of a terminal. */
final class BarProgress implements Progress {
  private ProgressBar bar;
  private Throughput throughput;

  @Override
  public void begin(String pass, int stepsDone, int steps) {
    close();
    throughput = new Throughput();
    bar =
        new ProgressBarBuilder()
            .setTaskName(pass)
            .setInitialMax(steps)
            .startsFrom(stepsDone, Duration.ZERO)
            .setUnit(" steps", 1)
            .build();
  }

  @Override
  public void step(double loss, int tokens) {
    throughput.add(tokens);
    bar.setExtraMessage(
        String.format(Locale.ROOT, " loss %.4f, %.0f tokens/s", loss, throughput.perSecond()));
    bar.step();
  }

  @Override
  public void evaluated(CurvePoint point, boolean best) {
    say(point.describe() + (best ? ", the best so far" : ""));
  }

  @Override
  public void say(String line) {
    // A line of its own above the bar, which is drawn anew below it.
    System.err.print("\r" + line + "\u001b[K\n");
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
