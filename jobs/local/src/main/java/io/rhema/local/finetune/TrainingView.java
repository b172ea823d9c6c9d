package io.rhema.local.finetune;

import io.rhema.job.finetune.train.TrainingState;
import java.io.PrintWriter;

/** Where the trainings of a search show how far they are; for one thread. */
public interface TrainingView extends AutoCloseable {
  /** Bars on a terminal, plain lines anywhere else. */
  static TrainingView onTerminal(PrintWriter err) {
    return System.console() == null ? new TrainingLines(err) : new TrainingBars();
  }

  /** Shows a training that may have gone on since it was shown last. */
  void show(TrainingState state);

  @Override
  void close();
}
