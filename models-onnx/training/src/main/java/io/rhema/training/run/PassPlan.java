package io.rhema.training.run;

import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.TrainingStage;
import java.util.ArrayList;
import java.util.List;

/**
 * One pass of a recipe: a stage with a seed.
 *
 * @param name unique in the recipe
 * @param previous name of the pass whose best weights this one starts from; null for the base
 * @param last whether it is of the last stage, whose weights are candidates for the model
 */
record PassPlan(String name, TrainingStage stage, long seed, String previous, boolean last) {

  /** The passes in the order in which they run; those of the last stage have the same start. */
  static List<PassPlan> of(EncoderRecipe recipe) {
    List<PassPlan> passes = new ArrayList<>();
    String previous = null;
    for (TrainingStage stage : recipe.stages().subList(0, recipe.stages().size() - 1)) {
      passes.add(new PassPlan(stage.name(), stage, recipe.settings().seed(), previous, false));
      previous = stage.name();
    }
    TrainingStage last = recipe.stages().get(recipe.stages().size() - 1);
    for (long seed : recipe.seeds()) {
      passes.add(new PassPlan(last.name() + "-seed" + seed, last, seed, previous, true));
    }
    return passes;
  }
}
