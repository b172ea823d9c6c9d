package io.rhema.operator.interpret;

import io.rhema.model.task.entity.EntityOptions;
import io.rhema.model.task.keyword.KeywordOptions;
import java.io.Serializable;
import java.util.Objects;

/**
 * How answers become results.
 *
 * @param entities which entities are reported
 * @param keywords which keywords are reported
 * @param maxBytes bytes that the list of a text's entities or keywords may take, as an upper
 *     estimate; a longer one is refused, since whoever sends results could not send it
 */
public record InterpretOptions(EntityOptions entities, KeywordOptions keywords, int maxBytes)
    implements Serializable {

  /** As the model says, of any size. */
  public static final InterpretOptions DEFAULT =
      new InterpretOptions(EntityOptions.DEFAULT, KeywordOptions.DEFAULT, Integer.MAX_VALUE);

  public InterpretOptions {
    Objects.requireNonNull(entities, "entities");
    Objects.requireNonNull(keywords, "keywords");
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes=%d: must be at least 1".formatted(maxBytes));
    }
  }

  public InterpretOptions withMaxBytes(int bytes) {
    return new InterpretOptions(entities, keywords, bytes);
  }

  public InterpretOptions withKeywords(KeywordOptions other) {
    return new InterpretOptions(entities, other, maxBytes);
  }
}
