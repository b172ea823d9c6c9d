package io.rhema.training.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a training process is asked to do.
 *
 * @param recipe a YAML file
 * @param data folder that the recipe's data files are relative to
 * @param output folder of the bundle that comes out; one that does not exist
 * @param work folder for checkpoints; a training that finds its own there goes on from them
 * @param cpuLimit CPU time of the process after which the training ends with what it has by then;
 *     none to go through all of the recipe's steps
 */
public record TrainingJob(
    Path recipe, Path data, Path output, Path work, Optional<Duration> cpuLimit) {

  /**
   * Of a bundle's hyper-parameters, the one that only a training has which {@link #cpuLimit} ended:
   * the step after which it did.
   */
  public static final String CUT_OFF = "ended by its CPU time after step";

  /** One that is carried out to its end. */
  public TrainingJob(Path recipe, Path data, Path output, Path work) {
    this(recipe, data, output, work, Optional.empty());
  }

  /** For the command line of the training process. */
  public List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                recipe.toString(),
                "--data",
                data.toString(),
                "--output",
                output.toString(),
                "--work",
                work.toString()));
    cpuLimit.ifPresent(limit -> arguments.add("--cpu-seconds=" + limit.toMillis() / 1000.0));
    return arguments;
  }
}
