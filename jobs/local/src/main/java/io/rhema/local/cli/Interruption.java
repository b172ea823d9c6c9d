package io.rhema.local.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or any other polite request to end: the JVM waits until what is running has been closed,
 * but not for ever.
 */
final class Interruption implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "rhema-interruption");
  private final Thread worker = Thread.currentThread();
  private final boolean wake;
  private volatile boolean happened;

  private Interruption(boolean wake) {
    this.wake = wake;
  }

  /** Notes it; whoever works looks from time to time. */
  static Interruption watch() {
    return register(new Interruption(false));
  }

  /** Interrupts the thread that called this, which may be waiting for something endless. */
  static Interruption wakeCaller() {
    return register(new Interruption(true));
  }

  private static Interruption register(Interruption interruption) {
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  boolean happened() {
    return happened;
  }

  private void interrupt() {
    happened = true;
    if (wake) {
      worker.interrupt();
    }
    try {
      if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        // Kafka and Flink have had their time: nothing here may outlive the terminal.
        Runtime.getRuntime().halt(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is ending: the hook is at work, or will find nothing to wait for.
      return;
    }
  }
}
