package io.rhema.training.recipe;

import java.util.Optional;

/** Reads what a recipe says about one head: its goal, and its portion of a stage. */
sealed interface HeadReader permits ClassificationReader, TaggingReader, LanguageModelReader {

  /**
   * The reader for the task that a recipe, or one of its heads, names.
   *
   * @param others what else may stand there, for the message
   */
  static HeadReader of(RecipeNode node, String others) {
    String task = node.text("task");
    return switch (task) {
      case "classification" -> new ClassificationReader();
      case "tagging" -> new TaggingReader();
      case LanguageModelReader.TASK -> new LanguageModelReader();
      default ->
          throw new RecipeException(
              "Invalid task=%s: must be classification%s".formatted(task, others));
    };
  }

  /** Reads a goal; the caller refuses the keys that are left. */
  Goal goal(RecipeNode node);

  /** Reads a portion; the caller refuses the keys that are left. */
  Portion portion(RecipeNode node, Goal goal);

  static int maxTokens(RecipeNode node) {
    return node.integer("max-tokens", null, 8, 65_536);
  }

  static double epochs(RecipeNode node) {
    return node.number("epochs", null, 0.001, 1000);
  }

  static int batchSize(RecipeNode node) {
    return node.integer("batch-size", null, 1, 4096);
  }

  static Recasing recasing(RecipeNode portion) {
    if (!portion.has("recasing")) {
      return Recasing.NONE;
    }
    RecipeNode node = portion.mapping("recasing");
    Recasing recasing =
        new Recasing(
            node.number("lower", 0.0, 0, 1),
            node.number("upper", 0.0, 0, 1),
            node.number("title", 0.0, 0, 1));
    node.refuseOtherKeys();
    return recasing;
  }

  static Optional<Teacher> teacher(RecipeNode portion) {
    if (!portion.has("teacher")) {
      return Optional.empty();
    }
    RecipeNode node = portion.mapping("teacher");
    Teacher teacher =
        new Teacher(
            node.text("bundle"),
            node.number("weight", 0.7, 0, 1),
            node.number("temperature", 1.0, 0.1, 100),
            node.flag("anneal", false));
    node.refuseOtherKeys();
    return Optional.of(teacher);
  }

  static double lossWeight(RecipeNode node) {
    return node.number("loss-weight", 1.0, 0.001, 1000);
  }
}
