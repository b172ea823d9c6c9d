package io.rhema.training.advise;

import io.rhema.training.launch.TrainingJob;
import java.io.IOException;

/** Carries out a training in a process of its own. */
public interface Trainer {

  /**
   * Trains and waits for the end.
   *
   * @return the exit code of the process, 0 for success
   */
  int train(TrainingJob job) throws IOException, InterruptedException;
}
