package io.rhema.training.data;

import io.rhema.training.recipe.Casing;
import java.util.Map;

/**
 * A sentence, or as many of its words as fit one row.
 *
 * @param apart the row of tokens with blanks between them, in each casing that may be shown; as
 *     written, at least
 * @param natural the same with natural spacing; empty if that is never shown
 * @param naturalShare how often that is shown
 * @param missing indexes of the labels that nobody marked where this sentence comes from
 */
public record TaggedExample(
    Map<Casing, TaggedRow> apart,
    Map<Casing, TaggedRow> natural,
    double naturalShare,
    int[] missing)
    implements Example {

  public TaggedRow asWritten() {
    return apart.get(Casing.AS_WRITTEN);
  }

  /** The row in one spacing, by a number drawn evenly from [0, 1). */
  public Map<Casing, TaggedRow> at(double drawn) {
    return drawn < naturalShare ? natural : apart;
  }

  @Override
  public int length() {
    return asWritten().row().length();
  }
}
