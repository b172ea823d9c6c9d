package io.rhema.local.cli;

import io.rhema.local.EnvironmentException;
import io.rhema.local.RhemaHome;
import io.rhema.training.launch.TrainLauncher;
import io.rhema.training.launch.TrainingJob;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code rhema train}: a model by a recipe, in a JVM of its own. */
@Command(
    name = "train",
    description = {
      "Train a model by a recipe, in a process of its own.",
      "A training that is interrupted goes on from its last checkpoint when it is started again."
    })
final class TrainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "RECIPE", description = "The recipe, a YAML file.")
  private Path recipe;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that the recipe's files are in. Default: the recipe's own.")
  private Path data;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "A new folder for the model. Default: .rhema/models/<recipe>.")
  private Path output;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description = "A folder for checkpoints. Default: .rhema/training/<recipe>.")
  private Path work;

  @Override
  public Integer call() throws Exception {
    if (!Files.isRegularFile(recipe)) {
      throw new EnvironmentException(
          "There is no recipe '%s'; give the path of a YAML file.".formatted(recipe));
    }
    String name = recipe.getFileName().toString().replaceFirst("\\.ya?ml$", "");
    Path state = RhemaHome.state();
    TrainingJob job =
        new TrainingJob(
            recipe.toAbsolutePath(),
            or(data, recipe.toAbsolutePath().getParent()),
            or(output, state.resolve("models").resolve(name)),
            or(work, state.resolve("training").resolve(name)));
    return TrainLauncher.run(job, TrainingClassPath.of("train"));
  }

  private static Path or(Path given, Path fallback) {
    return given == null ? fallback : given.toAbsolutePath();
  }
}
