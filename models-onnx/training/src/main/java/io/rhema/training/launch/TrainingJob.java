package io.rhema.training.launch;

import java.nio.file.Path;
import java.util.List;

/**
 * What a training process is asked to do.
 *
 * @param recipe a YAML file
 * @param data folder that the recipe's data files are relative to
 * @param output folder of the bundle that comes out; one that does not exist
 * @param work folder for checkpoints; a training that finds its own there goes on from them
 */
public record TrainingJob(Path recipe, Path data, Path output, Path work) {

  /** For the command line of the training process. */
  public List<String> arguments() {
    return List.of(
        recipe.toString(),
        "--data",
        data.toString(),
        "--output",
        output.toString(),
        "--work",
        work.toString());
  }
}
