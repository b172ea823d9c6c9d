package io.rhema.operator.infer;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens and closes versions, one at a time and in the order it was told, while the task's thread
 * answers. It ends when it has had nothing to do for a while.
 */
final class OpenerThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OpenerThread.class);
  private static final long IDLE_SECONDS = 5;

  /** Below the time after which Flink gives up a task that is being cancelled. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ThreadPoolExecutor executor;

  /**
   * @param name of the thread
   */
  OpenerThread(String name) {
    executor =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread opener = new Thread(task, name);
              opener.setDaemon(true);
              return opener;
            });
    executor.allowCoreThreadTimeOut(true);
  }

  void open(Opening opening) {
    executor.execute(opening);
  }

  /** Freeing a native session takes its time, and waits for others that are being opened. */
  void close(ServedModel model) {
    executor.execute(model::close);
  }

  /**
   * Waits until nothing is left of what it was told: a class loader that is gone would leave a
   * native session open for good.
   */
  @Override
  public void close() {
    executor.shutdown();
    boolean interrupted = false;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (boolean over = false; !over; ) {
      try {
        if (!executor.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          LOG.warn("A version is still being opened after {}; it is closed when it is", PATIENCE);
        }
        over = true;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
