package io.rhema.operator.interpret;

import io.rhema.model.task.entity.EntityOptions;
import java.io.Serializable;
import java.util.Objects;

/**
 * How answers become results.
 *
 * @param entities which entities are reported
 * @param maxBytes bytes that the list of a text's entities may take, as an upper estimate; a longer
 *     one is refused, since whoever sends results could not send it
 */
public record InterpretOptions(EntityOptions entities, int maxBytes) implements Serializable {

  /** As the model says, of any size. */
  public static final InterpretOptions DEFAULT =
      new InterpretOptions(EntityOptions.DEFAULT, Integer.MAX_VALUE);

  public InterpretOptions {
    Objects.requireNonNull(entities, "entities");
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes=%d: must be at least 1".formatted(maxBytes));
    }
  }
}
