package io.rhema.training.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.training.base.LanguageModels;
import io.rhema.training.recipe.ClassificationGoal;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.Goal;
import java.util.List;

/** What {@code config.json} says about a model with the heads of a recipe. */
final class Architecture {
  private static final String MODEL_TYPE = "word";
  private static final List<String> OF_A_HEAD =
      List.of("architectures", "problem_type", "id2label", "label2id");

  private Architecture() {}

  /**
   * Replaces what the base said of its head. Hugging Face has no name for a model of several heads:
   * that is left to the manifest.
   */
  static void describe(EncoderRecipe recipe, ObjectNode config) {
    config.remove(OF_A_HEAD);
    if (recipe.languageModel().isPresent()) {
      config
          .putArray("architectures")
          .add(LanguageModels.architecture(recipe.languageModel().get()));
      return;
    }
    LanguageModels.forget(config);
    if (recipe.goals().size() > 1) {
      return;
    }
    Goal goal = recipe.goals().get(0);
    String family = config.path("model_type").asText().equals(MODEL_TYPE) ? "Word" : "Bert";
    if (goal instanceof ClassificationGoal) {
      config.putArray("architectures").add(family + "ForSequenceClassification");
      config.put("problem_type", "single_label_classification");
    } else {
      config.putArray("architectures").add(family + "ForTokenClassification");
    }
    ObjectNode idToLabel = config.putObject("id2label");
    ObjectNode labelToId = config.putObject("label2id");
    List<String> labels = goal.labelNames();
    for (int i = 0; i < labels.size(); i++) {
      idToLabel.put(Integer.toString(i), labels.get(i));
      labelToId.put(labels.get(i), i);
    }
  }
}
