package io.rhema.training.data;

/**
 * One row as a model sees it, special tokens included. The arrays are not copied.
 *
 * @param ids vocabulary ids
 * @param shapes for each id, its word's {@linkplain io.rhema.model.text.WordShape#code shape}; 0
 *     for special tokens
 */
public record TokenRow(int[] ids, int[] shapes) {

  public TokenRow {
    if (ids.length != shapes.length) {
      throw new IllegalArgumentException(
          "%d ids have %d shapes; each must have one".formatted(ids.length, shapes.length));
    }
  }

  public int length() {
    return ids.length;
  }
}
