package io.rhema.model.bundle;

/**
 * How much of a text a model sees at once.
 *
 * @param maxTokens positions of one row, special tokens included
 * @param overlap sub-words that neighbouring windows of a longer text share
 */
public record Limits(int maxTokens, int overlap) {
  /** One part in so many of a window is shared, unless something else is stated. */
  private static final int SHARED = 8;

  public Limits {
    if (maxTokens < 1 || overlap < 0 || overlap > maxTokens / 2) {
      throw new IllegalArgumentException(
          "maxTokens is %d and overlap %d; maxTokens must be positive and overlap at most half of it"
              .formatted(maxTokens, overlap));
    }
  }

  /** Limits of which nothing but the length of a row is stated. */
  public static Limits of(int maxTokens) {
    return new Limits(maxTokens, maxTokens / SHARED);
  }
}
