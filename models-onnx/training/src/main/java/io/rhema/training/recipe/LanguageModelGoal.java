package io.rhema.training.recipe;

import java.util.List;

/**
 * Words of a text from other words of it; nobody has to label these.
 *
 * @param prediction which words are asked for
 * @param tied whether the table of the words' vectors tells words from vectors too
 * @param dev what each evaluation measures
 */
public record LanguageModelGoal(String head, Prediction prediction, boolean tied, DataFile dev)
    implements Goal {

  /** None: what is chosen from are the words of the vocabulary. */
  @Override
  public List<String> labelNames() {
    return List.of();
  }

  @Override
  public List<DataFile> devSets() {
    return List.of(dev);
  }
}
