package io.rhema.training.recipe;

import java.util.List;
import java.util.Map;

/**
 * One label for a text.
 *
 * @param labels the values in the data files and the names they stand for, in the order of the
 *     head's outputs
 * @param dev what each evaluation measures
 */
public record ClassificationGoal(String head, Map<String, String> labels, DataFile dev)
    implements Goal {

  @Override
  public List<String> labelNames() {
    return List.copyOf(labels.values());
  }

  @Override
  public List<DataFile> devSets() {
    return List.of(dev);
  }
}
