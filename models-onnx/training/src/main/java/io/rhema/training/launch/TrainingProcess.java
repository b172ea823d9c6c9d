package io.rhema.training.launch;

import io.rhema.training.recipe.RecipeException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A training that another program supervises: it says what it does by {@link TrainingEvent}s, and
 * it ends, with a checkpoint, when this is closed or this JVM ends in whatever way.
 */
public final class TrainingProcess implements AutoCloseable {
  private final ChildProcess process;

  private TrainingProcess(ChildProcess process) {
    this.process = process;
  }

  /**
   * Starts a training.
   *
   * @param classPath as {@link TrainLauncher#run} has it
   * @throws RecipeException if the recipe is wrong; nothing is started then
   */
  public static TrainingProcess start(TrainingJob job, List<Path> classPath) throws IOException {
    return new TrainingProcess(TrainLauncher.supervised(job, classPath));
  }

  /**
   * Hears the training until it ends; from one thread.
   *
   * @param events takes what it says, on the calling thread
   */
  public ProcessEnd attend(Consumer<TrainingEvent> events)
      throws IOException, InterruptedException {
    return process.attend(line -> events.accept(TrainingEvent.of(line)));
  }

  /** Its number in the operating system. */
  public long pid() {
    return process.pid();
  }

  /** Ends the training if it runs, and returns when it has ended. From any thread, repeatedly. */
  @Override
  public void close() {
    process.close();
  }
}
