package io.rhema.it.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the JVM's compilers have used of this process's CPU time so far.
 *
 * @param compiled seconds of compiling
 * @param used seconds of CPU time, theirs among them
 */
record Compiling(double compiled, double used) {
  private static final Path THREADS = Path.of("/proc/self/task");
  private static final double TICKS_A_SECOND = 100;

  /** Of {@code stat} behind the thread's name: time in user mode and in the kernel, in ticks. */
  private static final int USER = 11;

  private static final int KERNEL = 12;

  static Compiling now() {
    return new Compiling(
        Files.isDirectory(THREADS) ? cpu() : elapsed(),
        ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9);
  }

  /**
   * The compilers' share of the CPU time since then, 0 to 1. The JVM ends those of their threads
   * that have nothing to do, and what these had used is known no more.
   */
  double shareSince(Compiling then) {
    double share = used > then.used ? (compiled - then.compiled) / (used - then.used) : 0;
    return Math.max(0, Math.min(1, share));
  }

  /** More than CPU time on a machine that others use. */
  private static double elapsed() {
    return ManagementFactory.getCompilationMXBean().getTotalCompilationTime() / 1e3;
  }

  private static double cpu() {
    try (Stream<Path> threads = Files.list(THREADS)) {
      return threads.mapToLong(Compiling::ticks).sum() / TICKS_A_SECOND;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long ticks(Path thread) {
    try {
      String stat = Files.readString(thread.resolve("stat"), StandardCharsets.UTF_8);
      int end = stat.lastIndexOf(')');
      if (!stat.substring(0, end).contains("Compiler")) {
        return 0;
      }
      List<String> fields = List.of(stat.substring(end + 2).split(" "));
      return Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(KERNEL));
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
