package io.rhema.training.base;

import io.rhema.model.bundle.Head;
import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import io.rhema.model.task.FillMask;
import io.rhema.model.task.Task;
import io.rhema.model.task.TextGeneration;
import io.rhema.model.task.TokenClassification;
import io.rhema.training.recipe.ClassificationGoal;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.Goal;
import io.rhema.training.recipe.LanguageModelGoal;
import io.rhema.training.recipe.Prediction;
import java.util.List;

/** How the goals of a recipe appear in the bundle that comes out. */
public final class Heads {
  private static final String LOGITS = "logits";

  private Heads() {}

  /** The graph's output of a head: {@code logits}, or one with the head's name if it has more. */
  public static String output(EncoderRecipe recipe, Goal goal) {
    return recipe.goals().size() == 1 ? LOGITS : goal.head() + "_" + LOGITS;
  }

  public static Task task(Goal goal) {
    if (goal instanceof LanguageModelGoal words) {
      return words.prediction() == Prediction.NEXT_WORD ? new TextGeneration() : new FillMask();
    }
    return goal instanceof ClassificationGoal
        ? new Classification(goal.labelNames(), Activation.SOFTMAX)
        : new TokenClassification(goal.labelNames());
  }

  public static List<Head> of(EncoderRecipe recipe) {
    return recipe.goals().stream()
        .map(goal -> new Head(goal.head(), task(goal), output(recipe, goal)))
        .toList();
  }
}
