package io.rhema.local.cli;

import io.rhema.local.Bundles;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say which models answer. */
final class ModelChoice {
  private static final List<String> TASKS = List.of("sentiment");

  @Option(
      names = "--tasks",
      split = ",",
      paramLabel = "TASK",
      defaultValue = "sentiment",
      description = "What to find in a text. Known: sentiment. Default: all of them.")
  private List<String> tasks;

  @Option(
      names = "--bundle",
      paramLabel = "DIR",
      description = "A folder with a model, to be used in place of the shipped one for its task.")
  private List<Path> bundles = List.of();

  /** The folder of the sentiment model. */
  Path sentiment(CommandSpec spec) {
    for (String task : tasks) {
      if (!TASKS.contains(task)) {
        throw new ParameterException(
            spec.commandLine(),
            "Invalid value for option '--tasks': '%s' is no known task. Known: %s."
                .formatted(task, String.join(", ", TASKS)));
      }
    }
    return Bundles.sentiment(bundles);
  }
}
