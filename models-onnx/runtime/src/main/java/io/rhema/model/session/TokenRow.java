package io.rhema.model.session;

/**
 * What a model is told about one row, special tokens included.
 *
 * @param ids token ids
 * @param cases how the word of each token is written, as {@code case_ids} have it: 0 for small
 *     letters, special tokens and whatever has no case
 */
public record TokenRow(int[] ids, byte[] cases) {
  public TokenRow {
    if (ids.length != cases.length) {
      throw new IllegalArgumentException(
          "%d ids and %d cases do not make a row; there must be one of each a token"
              .formatted(ids.length, cases.length));
    }
  }

  /** A row of tokens without capitals. */
  public TokenRow(int[] ids) {
    this(ids, new byte[ids.length]);
  }

  /** The number of tokens. */
  public int length() {
    return ids.length;
  }
}
