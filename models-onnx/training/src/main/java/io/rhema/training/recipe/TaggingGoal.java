package io.rhema.training.recipe;

import java.util.List;
import java.util.stream.Stream;

/**
 * Entities in a text: each word begins one, continues one, or is outside.
 *
 * @param types of entities
 * @param dev what each evaluation measures; the score is the mean of the F1 values by the files'
 *     {@linkplain TaggedFile#weight() weights}
 */
public record TaggingGoal(String head, List<String> types, List<TaggedFile> dev) implements Goal {

  /** {@code O}, then {@code B-} and {@code I-} of each type. */
  @Override
  public List<String> labelNames() {
    return Stream.concat(
            Stream.of("O"), types.stream().flatMap(type -> Stream.of("B-" + type, "I-" + type)))
        .toList();
  }

  @Override
  public List<TaggedFile> devSets() {
    return dev;
  }
}
