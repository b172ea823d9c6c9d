package io.rhema.training.run;

import io.rhema.training.launch.TrainingEvent;
import io.rhema.training.report.CurvePoint;
import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** Progress as {@link TrainingEvent}s for the program that started this one. */
final class EventProgress implements Progress {
  /** Many steps of a small model fit into a second; nobody reads more than a few. */
  private static final long EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final PrintStream out;
  private String pass = "";
  private int step;
  private int steps;
  private Throughput throughput = new Throughput();
  private long told;

  EventProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void begin(String name, int stepsDone, int all) {
    pass = name;
    step = stepsDone;
    steps = all;
    throughput = new Throughput();
    told = System.nanoTime();
    tell(new TrainingEvent.Begun(pass, step, steps));
  }

  @Override
  public void step(double loss, int tokens) {
    step++;
    throughput.add(tokens);
    long now = System.nanoTime();
    if (step == steps || now - told >= EVERY_NANOS) {
      told = now;
      tell(new TrainingEvent.Stepped(pass, step, steps, loss, throughput.perSecond()));
    }
  }

  @Override
  public void evaluated(CurvePoint point, boolean best) {
    tell(
        new TrainingEvent.Evaluated(point.pass(), point.step(), point.loss(), point.score(), best));
  }

  @Override
  public void say(String line) {
    tell(new TrainingEvent.Said(line));
  }

  private void tell(TrainingEvent event) {
    out.println(event.line());
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }
}
