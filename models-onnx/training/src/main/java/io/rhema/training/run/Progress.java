package io.rhema.training.run;

import io.rhema.training.report.CurvePoint;

/** Where a running training tells how it goes. */
public interface Progress extends AutoCloseable {

  /** A bar on a terminal, plain lines anywhere else. */
  static Progress onTerminal() {
    return System.console() == null ? new LineProgress(System.out) : new BarProgress();
  }

  /** A pass begins, or goes on after an interruption. */
  void begin(String pass, int stepsDone, int steps);

  /**
   * A step is done.
   *
   * @param loss smoothed over the last steps
   * @param tokens real tokens of the step
   */
  void step(double loss, int tokens);

  void evaluated(CurvePoint point, boolean best);

  /** Says something that stays on the screen. */
  void say(String line);

  @Override
  void close();
}
