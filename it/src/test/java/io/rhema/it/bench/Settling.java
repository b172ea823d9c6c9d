package io.rhema.it.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Says how long to warm up: until the JVM's compilers are nearly through with what is done. A job
 * with a broker in its process keeps them busy for a minute, in which they take a third of its CPU
 * time.
 */
final class Settling {
  private static final double SETTLED = 0.1;

  private final CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final long end;
  private double compiled = compiled();
  private double used = used();

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
    double compiledNow = compiled();
    double usedNow = used();
    boolean busy = compiledNow - compiled > SETTLED * (usedNow - used);
    compiled = compiledNow;
    used = usedNow;
    return busy && System.nanoTime() < end;
  }

  private double compiled() {
    return compilers.getTotalCompilationTime() / 1e3;
  }

  private double used() {
    return system.getProcessCpuTime() / 1e9;
  }
}
