package io.rhema.training.recipe;

import java.util.List;
import java.util.Map;

/**
 * One label for a text.
 *
 * @param labels the values in the data files and the names they stand for, in the order of the
 *     model's outputs
 * @param dev what each evaluation measures, and what the best weights are chosen on
 * @param stages trained one after the other, each on the best weights of the one before
 * @param seeds of the last stage: it is trained once with each. What is kept is the average that
 *     {@link Settings#averageFrom} describes or the best weights of one seed, whichever is better
 *     on the dev set
 */
public record ClassificationRecipe(
    String name,
    String version,
    String base,
    Map<String, String> labels,
    DataFile dev,
    List<TrainingStage> stages,
    List<Long> seeds,
    Settings settings)
    implements Recipe {

  public List<String> labelNames() {
    return List.copyOf(labels.values());
  }
}
