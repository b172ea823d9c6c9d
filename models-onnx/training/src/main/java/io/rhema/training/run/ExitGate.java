package io.rhema.training.run;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps a process that is told to end from pulling libtorch away under a running step, which would
 * crash the JVM: the exit waits for the step, and no further one begins.
 */
final class ExitGate {
  private static final long PATIENCE_SECONDS = 60;

  /** Fair, so that an exit gets its turn between two steps. */
  private static final ReentrantLock GATE = new ReentrantLock(true);

  private static volatile boolean closing;

  private ExitGate() {}

  /** Makes exits of this process wait for the step in progress; called once, by {@code main}. */
  static void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(ExitGate::shut, "exit-gate"));
  }

  /** Begins a step, or waits for good when the process is ending. */
  static void enter() {
    GATE.lock();
  }

  static void leave() {
    GATE.unlock();
  }

  /** Whether the step in progress is the last. */
  static boolean closing() {
    return closing;
  }

  /** Never opened again: the lock is held by a thread that has ended. */
  private static void shut() {
    closing = true;
    try {
      if (!GATE.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("A training step takes longer than the exit waits for it.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
