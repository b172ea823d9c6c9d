package io.rhema.training.run;

import io.rhema.training.recipe.Goal;
import io.rhema.training.recipe.Recipe;

/** How the heads of a model are called in its graph. */
final class Heads {
  private static final String ONLY = "logits";

  private Heads() {}

  /** The graph's output of a head: {@code logits}, or one with the head's name if it has more. */
  static String output(Recipe recipe, Goal goal) {
    return recipe.goals().size() == 1 ? ONLY : goal.head() + "_" + ONLY;
  }
}
