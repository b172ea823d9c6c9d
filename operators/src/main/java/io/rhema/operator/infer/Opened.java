package io.rhema.operator.infer;

import java.time.Duration;

/** What came of opening a version beside the running one. */
sealed interface Opened {

  /**
   * It can take over.
   *
   * @param model open and warm, the receiver's to close
   * @param time that it took
   */
  record Ready(ServedModel model, Duration time) implements Opened {}

  /** It is the running version. */
  record Unchanged() implements Opened {}

  /**
   * It cannot take over.
   *
   * @param cause why, for whoever gave the command
   */
  record Refused(Throwable cause) implements Opened {}
}
