package io.rhema.training.data;

import io.rhema.training.recipe.Casing;
import java.util.Map;

/**
 * A sentence, or as many of its words as fit one row.
 *
 * @param forms the row in each casing that may be shown; as written, at least
 * @param missing indexes of the labels that nobody marked where this sentence comes from
 */
public record TaggedExample(Map<Casing, TaggedRow> forms, int[] missing) implements Example {

  public TaggedRow asWritten() {
    return forms.get(Casing.AS_WRITTEN);
  }

  @Override
  public int length() {
    return asWritten().row().length();
  }
}
