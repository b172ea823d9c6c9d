package io.rhema.it.bench;

import java.time.Duration;

/**
 * Says how long to warm up: until the JVM's compilers are nearly through with what is done. A job
 * with a broker in its process keeps them busy for two minutes, in which they take up to a third of
 * its CPU time.
 */
final class Settling {
  private static final double SETTLED = 0.1;

  private final long end;
  private Compiling known = Compiling.now();

  /**
   * @param longest after which it is enough
   */
  Settling(Duration longest) {
    end = System.nanoTime() + longest.toNanos();
  }

  /**
   * Whether a piece of work that is done now is to be done again: compilers took more than a tenth
   * of the CPU time since this was asked last.
   */
  boolean goesOn() {
    Compiling now = Compiling.now();
    boolean busy = now.shareSince(known) > SETTLED;
    known = now;
    return busy && System.nanoTime() < end;
  }
}
