package io.rhema.training.launch;

import io.rhema.training.recipe.Recipe;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.recipe.RecipeReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Starts the training process with the environment that libtorch needs.
 *
 * <p>The libraries read these variables when they are loaded, so they can't be set from within:
 * with their defaults the threads of OpenBLAS and of OpenMP wait for each other by spinning, and a
 * step takes ten times as long.
 */
public final class TrainLauncher {
  private static final String MAIN = "io.rhema.training.run.TrainMain";

  private TrainLauncher() {}

  /**
   * Trains, with the progress on this process's own output, and waits for the end. When the waiting
   * thread is interrupted, or this JVM ends, the training is ended too; it can be continued.
   *
   * @param classPath of the training process: this module and what it depends on, natives included
   * @return the exit code of the process, 0 for success
   * @throws RecipeException if the recipe is wrong; nothing is started then
   */
  public static int run(TrainingJob job, List<Path> classPath)
      throws IOException, InterruptedException {
    return waitFor(start(job, classPath, builder -> builder.inheritIO()), process -> {});
  }

  /**
   * The same, with what the training says line by line in place of its output.
   *
   * @param lines takes them while the training runs, on this thread
   */
  public static int run(TrainingJob job, List<Path> classPath, Consumer<String> lines)
      throws IOException, InterruptedException {
    return waitFor(
        start(job, classPath, builder -> builder.redirectErrorStream(true)),
        process -> {
          try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            said.lines().forEach(lines);
          }
        });
  }

  /** What is done while a process runs. */
  private interface Meanwhile {
    void attend(Process process) throws IOException;
  }

  private static int waitFor(Process process, Meanwhile meanwhile)
      throws IOException, InterruptedException {
    Thread atExit = new Thread(process::destroy, "end-training");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      meanwhile.attend(process);
      return process.waitFor();
    } finally {
      process.destroy();
      Runtime.getRuntime().removeShutdownHook(atExit);
    }
  }

  private static Process start(TrainingJob job, List<Path> classPath, Consumer<ProcessBuilder> io)
      throws IOException {
    ProcessBuilder builder = builder(job, classPath);
    io.accept(builder);
    return builder.start();
  }

  /**
   * Starts a training that says by {@link TrainingEvent}s what it does, and that ends with this
   * JVM.
   *
   * @throws RecipeException if the recipe is wrong; nothing is started then
   */
  public static ChildProcess supervised(TrainingJob job, List<Path> classPath) throws IOException {
    ProcessBuilder builder = builder(job, classPath);
    builder.command().add("--supervised");
    return ChildProcess.start(builder);
  }

  private static ProcessBuilder builder(TrainingJob job, List<Path> classPath) throws IOException {
    Recipe recipe = RecipeReader.read(job.recipe());
    ProcessBuilder builder = new ProcessBuilder(command(job, classPath));
    builder.environment().putAll(environment(recipe.threads()));
    return builder;
  }

  static List<String> command(TrainingJob job, List<Path> classPath) {
    return ChildJvm.command(classPath, MAIN, job.arguments());
  }

  static Map<String, String> environment(int threads) {
    String count = Integer.toString(threads);
    return Map.of(
        "OMP_WAIT_POLICY", "passive",
        "OMP_NUM_THREADS", count,
        "OPENBLAS_NUM_THREADS", count,
        // A step makes and frees many tensors of megabytes. By default glibc asks the kernel for
        // each large one anew, which then has to clear its pages: one eighth to one fifth of a
        // step. With these, what a step freed serves the next one.
        "MALLOC_ARENA_MAX", "1",
        "MALLOC_MMAP_MAX_", "0",
        "MALLOC_TRIM_THRESHOLD_", "4000000000",
        "MALLOC_TOP_PAD_", "67108864");
  }
}
