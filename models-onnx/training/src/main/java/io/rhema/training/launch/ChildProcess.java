package io.rhema.training.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A JVM that works for this one: it ends when this is closed, or this JVM ends in whatever way.
 *
 * <p>For that it {@linkplain ParentWatch watches} its standard input, whose other end is this
 * JVM's: the operating system closes it even when this JVM is killed.
 */
public final class ChildProcess implements AutoCloseable {
  /** Time to end what is in progress, and to write a checkpoint. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;

  private ChildProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts a process, what it says on its two outputs in one stream.
   *
   * @param builder with command and environment; the command's main program starts a {@link
   *     ParentWatch}
   */
  public static ChildProcess start(ProcessBuilder builder) throws IOException {
    return new ChildProcess(builder.redirectErrorStream(true).start());
  }

  /**
   * Hears the process until it ends; from one thread.
   *
   * @param lines takes what it says, on the calling thread
   */
  public ProcessEnd attend(Consumer<String> lines) throws IOException, InterruptedException {
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        lines.accept(line);
      }
    }
    return new ProcessEnd(process.waitFor());
  }

  /** Its number in the operating system. */
  public long pid() {
    return process.pid();
  }

  /** Ends the process if it runs, and returns when it has ended. From any thread, repeatedly. */
  @Override
  public void close() {
    // Unlike the process, its handle leaves the streams open: whoever attends hears the end.
    ProcessHandle handle = process.toHandle();
    handle.destroy();
    boolean interrupted = false;
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive()) {
      if (System.nanoTime() - end > 0) {
        handle.destroyForcibly();
      }
      try {
        process.waitFor(
            Math.max(TimeUnit.SECONDS.toNanos(1), end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        // Whoever hurries has to wait for the process all the same, but not for its last step.
        interrupted = true;
        end = System.nanoTime();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
