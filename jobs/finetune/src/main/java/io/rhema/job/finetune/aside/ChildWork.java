package io.rhema.job.finetune.aside;

import io.rhema.training.launch.ChildProcess;
import java.io.IOException;

/** Something that a process of its own does, and that another one can go on with. */
public interface ChildWork {

  /** What it is called in messages, and where it is: {@code the training in runs/1}. */
  String name();

  /** Whether it is done, by whichever process. */
  boolean isDone();

  /** Starts a process that does it, or what is left of it. */
  ChildProcess start() throws IOException;

  /**
   * Hears the process.
   *
   * @return whether the line is for people to read
   */
  boolean hear(String line);
}
