package io.rhema.model.session;

import java.util.Arrays;
import java.util.List;

/**
 * Rows of token ids, padded on the right to one length.
 *
 * <p>The memory that a run takes grows with {@link #paddedTokens()} and the native runtime keeps
 * its high-water mark, so whoever forms batches bounds that number (about 1,024 on a CPU); this
 * class does not.
 *
 * @param rows number of rows
 * @param columns length of every row, padding included
 * @param ids {@code rows * columns} ids, row by row
 * @param shapes how the word of each token is written, laid out as {@code ids}: 0 for small letters
 *     behind a blank, special tokens and padding; only models with an input {@code shape_ids} see
 *     it
 * @param weights how much each token counts, laid out as {@code ids}; empty when each counts 1.
 *     Padding counts 0 whatever is here; only models with an input {@code token_weights} see it
 * @param lengths real length of each row; what lies behind it is padding and masked out
 * @param padId the id that rows are padded with, also when a model of a fixed length needs more
 */
public record TokenBatch(
    int rows, int columns, int[] ids, int[] shapes, float[] weights, int[] lengths, int padId) {

  public TokenBatch {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "A batch of %d rows of %d tokens is empty; there is nothing to run"
              .formatted(rows, columns));
    }
    if (ids.length != rows * columns || shapes.length != ids.length || lengths.length != rows) {
      throw new IllegalArgumentException(
          "%d ids, %d shapes and %d lengths do not make %d rows of %d tokens"
              .formatted(ids.length, shapes.length, lengths.length, rows, columns));
    }
    if (weights.length != 0 && weights.length != ids.length) {
      throw new IllegalArgumentException(
          "%d weights for %d ids; there must be one an id, or none"
              .formatted(weights.length, ids.length));
    }
    for (int length : lengths) {
      if (length < 1 || length > columns) {
        throw new IllegalArgumentException(
            "A row has length %d; it must be 1 to %d".formatted(length, columns));
      }
    }
  }

  /** Pads rows of different lengths to the longest of them. */
  public static TokenBatch ofRows(List<TokenRow> rows, int padId) {
    int columns = rows.stream().mapToInt(TokenRow::length).max().orElse(0);
    int[] ids = new int[rows.size() * columns];
    int[] shapes = new int[ids.length];
    int[] lengths = new int[rows.size()];
    for (int r = 0; r < lengths.length; r++) {
      TokenRow row = rows.get(r);
      int from = r * columns;
      lengths[r] = row.length();
      System.arraycopy(row.ids(), 0, ids, from, row.length());
      Arrays.fill(ids, from + row.length(), from + columns, padId);
      for (int c = 0; c < row.length(); c++) {
        shapes[from + c] = row.shapes()[c];
      }
    }
    return new TokenBatch(
        lengths.length, columns, ids, shapes, weights(rows, columns), lengths, padId);
  }

  private static float[] weights(List<TokenRow> rows, int columns) {
    if (rows.stream().allMatch(row -> row.weights().length == 0)) {
      return new float[0];
    }
    float[] weights = new float[rows.size() * columns];
    for (int r = 0; r < rows.size(); r++) {
      TokenRow row = rows.get(r);
      int from = r * columns;
      if (row.weights().length == 0) {
        Arrays.fill(weights, from, from + row.length(), 1);
      } else {
        System.arraycopy(row.weights(), 0, weights, from, row.length());
      }
    }
    return weights;
  }

  /** How much the token at a position counts: 0 for padding, which columns may go beyond. */
  float weight(int row, int column) {
    if (column >= lengths[row]) {
      return 0;
    }
    return weights.length == 0 ? 1 : weights[row * columns + column];
  }

  /** The same for rows of ids alone. */
  public static TokenBatch of(List<int[]> rows, int padId) {
    return ofRows(rows.stream().map(TokenRow::new).toList(), padId);
  }

  /** Positions the model computes, padding included. */
  public int paddedTokens() {
    return rows * columns;
  }
}
