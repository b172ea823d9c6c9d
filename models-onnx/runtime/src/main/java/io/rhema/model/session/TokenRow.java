package io.rhema.model.session;

/**
 * What a model is told about one row, special tokens included.
 *
 * @param ids token ids
 * @param shapes how the word of each token is written, as {@code shape_ids} have it: 0 for small
 *     letters behind a blank, and special tokens
 * @param weights how much each token counts, as {@code token_weights} have it; empty when each
 *     counts 1
 */
public record TokenRow(int[] ids, byte[] shapes, float[] weights) {
  public TokenRow {
    if (ids.length != shapes.length) {
      throw new IllegalArgumentException(
          "%d ids and %d shapes do not make a row; there must be one of each a token"
              .formatted(ids.length, shapes.length));
    }
    if (weights.length != 0 && weights.length != ids.length) {
      throw new IllegalArgumentException(
          "%d ids and %d weights do not make a row; there must be one of each a token, or no weight"
              .formatted(ids.length, weights.length));
    }
  }

  /** A row of tokens that count alike. */
  public TokenRow(int[] ids, byte[] shapes) {
    this(ids, shapes, new float[0]);
  }

  /** A row of tokens that count alike, whose words have no capitals and stand apart. */
  public TokenRow(int[] ids) {
    this(ids, new byte[ids.length]);
  }

  /** The number of tokens. */
  public int length() {
    return ids.length;
  }
}
