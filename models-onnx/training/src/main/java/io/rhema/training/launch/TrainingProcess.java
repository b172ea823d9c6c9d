package io.rhema.training.launch;

import io.rhema.training.recipe.RecipeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A training that another program supervises: it says what it does by {@link TrainingEvent}s, and
 * it ends, with a checkpoint, when this is closed or this JVM ends in whatever way.
 *
 * <p>For that it watches its standard input, whose other end is this JVM's: the operating system
 * closes it even when this JVM is killed.
 */
public final class TrainingProcess implements AutoCloseable {
  /** Time to end the step in progress and to write a checkpoint. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Process process;

  private TrainingProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts a training.
   *
   * @param classPath as {@link TrainLauncher#run} has it
   * @throws RecipeException if the recipe is wrong; nothing is started then
   */
  public static TrainingProcess start(TrainingJob job, List<Path> classPath) throws IOException {
    return new TrainingProcess(
        TrainLauncher.start(
            job,
            classPath,
            builder -> builder.redirectErrorStream(true).command().add("--supervised")));
  }

  /**
   * Hears the training until it ends; from one thread.
   *
   * @param events takes what it says, on the calling thread
   */
  public TrainingEnd attend(Consumer<TrainingEvent> events)
      throws IOException, InterruptedException {
    try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        events.accept(TrainingEvent.of(line));
      }
    }
    return new TrainingEnd(process.waitFor());
  }

  /** Its number in the operating system. */
  public long pid() {
    return process.pid();
  }

  /** Ends the training if it runs, and returns when it has ended. From any thread, repeatedly. */
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
        // Whoever hurries has to wait for the training all the same, but not for its last step.
        interrupted = true;
        end = System.nanoTime();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
