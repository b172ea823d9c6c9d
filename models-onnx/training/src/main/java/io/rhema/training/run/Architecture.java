package io.rhema.training.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.model.task.Classification;
import io.rhema.model.task.TokenClassification;
import io.rhema.training.recipe.ClassificationGoal;
import io.rhema.training.recipe.Goal;
import io.rhema.training.recipe.Recipe;
import java.util.List;

/**
 * What Hugging Face calls a model with the head of a recipe.
 *
 * @param task in the spelling of its pipelines
 * @param architecture the class in {@code config.json}
 */
record Architecture(String task, String architecture, Goal goal) {

  static Architecture of(Recipe recipe) {
    Goal goal = recipe.goals().get(0);
    return goal instanceof ClassificationGoal
        ? new Architecture(Classification.NAME, "BertForSequenceClassification", goal)
        : new Architecture(TokenClassification.NAME, "BertForTokenClassification", goal);
  }

  /** Puts architecture and labels into a {@code config.json}. */
  void describe(ObjectNode config) {
    config.putArray("architectures").add(architecture);
    if (goal instanceof ClassificationGoal) {
      config.put("problem_type", "single_label_classification");
    } else {
      config.remove("problem_type");
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
