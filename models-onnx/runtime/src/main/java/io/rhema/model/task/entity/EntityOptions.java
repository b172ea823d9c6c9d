package io.rhema.model.task.entity;

import java.io.Serializable;
import java.util.Objects;
import java.util.Set;

/**
 * Which entities are reported. Serializable, because it travels with the operator that uses it.
 *
 * @param aggregation how sub-words become entities
 * @param ignoreLabels what is not reported, compared with {@link Entity#label()}: types like {@code
 *     O} or {@code PER}, or full labels like {@code B-PER} with {@link Aggregation#NONE}. An
 *     ignored group still separates the groups on its two sides
 * @param minScore the least {@link Entity#score()} that is reported, 0 to 1
 */
public record EntityOptions(Aggregation aggregation, Set<String> ignoreLabels, float minScore)
    implements Serializable {

  /** The label of what is no entity. */
  public static final String OUTSIDE = "O";

  /** Words labelled by their first sub-word; all that is not {@code O}, however unsure. */
  public static final EntityOptions DEFAULT =
      new EntityOptions(Aggregation.FIRST, Set.of(OUTSIDE), 0);

  public EntityOptions {
    Objects.requireNonNull(aggregation, "aggregation");
    ignoreLabels = Set.copyOf(ignoreLabels);
    if (!(minScore >= 0 && minScore <= 1)) {
      throw new IllegalArgumentException(
          "minScore is %s; a score is a probability, 0 to 1".formatted(minScore));
    }
  }

  public EntityOptions withAggregation(Aggregation changed) {
    return new EntityOptions(changed, ignoreLabels, minScore);
  }
}
