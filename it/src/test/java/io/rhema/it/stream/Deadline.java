package io.rhema.it.stream;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Bounds a wait that the test itself drives. */
public final class Deadline {
  public static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration PAUSE = Duration.ofMillis(100);

  private Deadline() {}

  /** Repeats a step until a condition holds; fails with the state when it takes too long. */
  public static void repeat(Runnable step, BooleanSupplier until, Supplier<String> state) {
    repeat(PATIENCE, step, until, state);
  }

  /** The same for what may take another time. */
  public static void repeat(
      Duration patience, Runnable step, BooleanSupplier until, Supplier<String> state) {
    long start = System.nanoTime();
    while (!until.getAsBoolean()) {
      if (System.nanoTime() - start > patience.toNanos()) {
        throw new AssertionError("Not within " + patience + ": " + state.get());
      }
      step.run();
    }
  }

  /** Waits for something that others bring about, and looks ten times a second. */
  public static void await(BooleanSupplier until, Supplier<String> state) {
    repeat(() -> LockSupport.parkNanos(PAUSE.toNanos()), until, state);
  }
}
