package io.rhema.operator.infer;

import java.time.Duration;
import java.util.concurrent.Future;

/** Has the task's thread do something later. */
@FunctionalInterface
interface Alarm {

  /**
   * @return what is cancelled when it is not needed any more
   */
  Future<?> after(Duration delay, Runnable action);
}
