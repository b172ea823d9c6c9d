package io.rhema.it.stream;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Bounds a wait that the test itself drives. */
final class Deadline {
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private Deadline() {}

  /** Repeats a step until a condition holds; fails with the state when it takes too long. */
  static void repeat(Runnable step, BooleanSupplier until, Supplier<String> state) {
    long start = System.nanoTime();
    while (!until.getAsBoolean()) {
      if (System.nanoTime() - start > PATIENCE.toNanos()) {
        throw new AssertionError("Not within " + PATIENCE + ": " + state.get());
      }
      step.run();
    }
  }
}
