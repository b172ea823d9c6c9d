package io.rhema.training.run;

import io.rhema.training.report.CurvePoint;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Progress as plain lines, one every {@value #EVERY} steps, for logs. */
final class LineProgress implements Progress {
  private static final int EVERY = 100;

  private final PrintStream out;
  private String pass = "";
  private int first;
  private int step;
  private int steps;
  private Throughput throughput = new Throughput();

  LineProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(String name, int stepsDone, int all) {
    pass = name;
    first = stepsDone;
    step = stepsDone;
    steps = all;
    throughput = new Throughput();
  }

  @Override
  public void step(double loss, int tokens) {
    step++;
    throughput.add(tokens);
    if (step % EVERY == 0) {
      double secondsLeft = throughput.seconds() / (step - first) * (steps - step);
      Duration left = Duration.ofSeconds((long) secondsLeft);
      say(
          String.format(
              Locale.ROOT,
              "%s: step %d of %d, loss %.4f, %.0f tokens/s, %d min %02d s left",
              pass,
              step,
              steps,
              loss,
              throughput.perSecond(),
              left.toMinutes(),
              left.toSecondsPart()));
    }
  }

  @Override
  public void evaluated(CurvePoint point, boolean best) {
    say(point.describe() + (best ? ", the best so far" : ""));
  }

  @Override
  public void say(String line) {
    out.println(line);
  }

  @Override
  public void close() {
    out.flush();
  }
}
