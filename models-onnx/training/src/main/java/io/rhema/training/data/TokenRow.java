package io.rhema.training.data;

/**
 * One row as a model sees it, special tokens included. The arrays are not copied.
 *
 * @param ids vocabulary ids
 * @param cases for each id, the code of its word's {@link io.rhema.model.text.LetterCase}; 0 for
 *     special tokens
 */
public record TokenRow(int[] ids, int[] cases) {

  public TokenRow {
    if (ids.length != cases.length) {
      throw new IllegalArgumentException(
          "%d ids have %d cases; each must have one".formatted(ids.length, cases.length));
    }
  }

  public int length() {
    return ids.length;
  }
}
