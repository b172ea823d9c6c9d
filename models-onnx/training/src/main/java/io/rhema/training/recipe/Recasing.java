package io.rhema.training.recipe;

import java.util.EnumSet;
import java.util.Set;

/**
 * How often a training text is shown in other letters than it was written in, so that a model with
 * word shapes does not lean on it alone: people tweet without capitals, and headlines have too
 * many. Drawn anew each time a text is shown.
 *
 * @param lower share of texts shown in small letters
 * @param upper share of texts shown in capitals
 * @param title share of texts in which each word begins with a capital
 */
public record Recasing(double lower, double upper, double title) {

  /** As written, always. */
  public static final Recasing NONE = new Recasing(0, 0, 0);

  public Recasing {
    if (lower + upper + title > 1) {
      throw new RecipeException(
          "Invalid recasing: lower=%s, upper=%s and title=%s are shares of one whole; they must not exceed 1 together"
              .formatted(lower, upper, title));
    }
  }

  /** What {@link #at} may answer. */
  public Set<Casing> casings() {
    return equals(NONE) ? EnumSet.of(Casing.AS_WRITTEN) : EnumSet.allOf(Casing.class);
  }

  /** How a text is shown, by a number drawn evenly from [0, 1). */
  public Casing at(double drawn) {
    if (drawn < lower) {
      return Casing.LOWER;
    }
    if (drawn < lower + upper) {
      return Casing.UPPER;
    }
    return drawn < lower + upper + title ? Casing.TITLE : Casing.AS_WRITTEN;
  }
}
