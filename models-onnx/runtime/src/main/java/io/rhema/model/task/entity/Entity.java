package io.rhema.model.task.entity;

import java.util.Objects;

/**
 * A stretch of a text that names something.
 *
 * @param label the type, {@code PER}; with {@link Aggregation#NONE} the full label, {@code B-PER}
 * @param start offset of the first UTF-16 code unit in the original text, inclusive
 * @param end offset behind the last UTF-16 code unit in the original text, exclusive
 * @param score mean probability of the label over what was grouped, 0 to 1
 */
public record Entity(String label, int start, int end, float score) {

  public Entity {
    Objects.requireNonNull(label, "label");
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "An entity spans [%d, %d); it must hold at least one character".formatted(start, end));
    }
  }

  /** The entity as the text has it. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
