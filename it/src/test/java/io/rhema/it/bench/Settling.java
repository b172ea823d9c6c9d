package io.rhema.it.bench;

import java.time.Duration;

/**
 * Says how long to warm up: until the JVM's compilers are nearly through with what is done. A job
 * with a broker in its process keeps them busy for two minutes, in which they take up to a third of
 * its CPU time.
 */
final class Settling {
  private static final double SETTLED = 0.1;

  /** Compilers come in waves; what they take in one second says little. */
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(15);

  private final long end;
  private long since = System.nanoTime();
  private Compiling known = Compiling.now();

  /**
   * @param longest after which it is enough
   */
  Settling(Duration longest) {
    end = since + longest.toNanos();
  }

  /**
   * Whether a piece of work that is done now is to be done again: until compilers have taken no
   * more than a tenth of the CPU time for a quarter of a minute.
   */
  boolean goesOn() {
    long now = System.nanoTime();
    if (now - since >= LONG_ENOUGH.toNanos()) {
      Compiling compiling = Compiling.now();
      if (compiling.shareSince(known) <= SETTLED) {
        return false;
      }
      since = now;
      known = compiling;
    }
    return now < end;
  }
}
