package io.rhema.training.run;

import io.rhema.training.report.CurvePoint;

/** Interrupts the training after some steps. */
final class StopAfter implements Progress {
  private final int lastStep;
  private int steps;

  StopAfter(int lastStep) {
    this.lastStep = lastStep;
  }

  @Override
  public void begin(String pass, int stepsDone, int all) {}

  @Override
  public void step(double loss, int tokens) {
    steps++;
    if (steps == lastStep) {
      throw new Interruption();
    }
  }

  @Override
  public void evaluated(CurvePoint point, boolean best) {}

  @Override
  public void say(String line) {}

  @Override
  public void close() {}
}
