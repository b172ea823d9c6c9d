package io.rhema.model.session;

/**
 * Rows of token ids, padded on the right to one length.
 *
 * @param rows number of rows
 * @param columns length of every row, padding included
 * @param ids {@code rows * columns} ids, row by row
 * @param lengths real length of each row; what lies behind it is padding and masked out
 */
public record TokenBatch(int rows, int columns, int[] ids, int[] lengths) {

  /** Positions the model computes, padding included. */
  public int paddedTokens() {
    return rows * columns;
  }
}
