package io.rhema.training.recipe;

import java.util.List;

/** What one head of a model learns. */
public sealed interface Goal permits ClassificationGoal, TaggingGoal, LanguageModelGoal {

  /** Name of the head, unique in the recipe. */
  String head();

  /** The labels in the order of the head's outputs. */
  List<String> labelNames();

  /** What each evaluation measures, and what the best weights are chosen on. */
  List<? extends DataSource> devSets();
}
