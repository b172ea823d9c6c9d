package io.rhema.training.recipe;

/**
 * How often a training sentence is shown in other letters than it was written in, so that a model
 * with a case feature does not lean on it alone: people tweet without capitals, and headlines have
 * too many. Drawn anew each time a sentence is shown.
 *
 * @param lower share of sentences shown in small letters
 * @param upper share of sentences shown in capitals
 * @param title share of sentences in which each word begins with a capital
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

  /** How a sentence is shown, by a number drawn evenly from [0, 1). */
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
