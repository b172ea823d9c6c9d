package io.rhema.local.cli;

import io.rhema.local.bundle.ChosenModels;
import io.rhema.operator.interpret.TaskKind;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say what is asked for, and which models answer. */
final class ModelChoice {
  @Option(
      names = "--tasks",
      split = ",",
      paramLabel = "TASK",
      converter = TaskChoice.class,
      description =
          "What to find in a text: sentiment, entities, embeddings, translation, classification,"
              + " keywords. Default: what the models named by --bundle are for, otherwise"
              + " sentiment,entities.")
  private List<TaskKind> tasks = List.of();

  @Option(
      names = "--bundle",
      paramLabel = "[TASK=]DIR",
      description =
          "A folder with a model, in place of the shipped one for every task that it serves, or"
              + " for TASK.")
  private List<String> bundles = List.of();

  /** A model for each task that is asked for. */
  ChosenModels models() {
    return ChosenModels.of(tasks, bundles);
  }

  /**
   * The same.
   *
   * @param usual what is asked for when nobody says what
   */
  ChosenModels models(List<TaskKind> usual) {
    return ChosenModels.of(tasks, bundles, usual);
  }
}
