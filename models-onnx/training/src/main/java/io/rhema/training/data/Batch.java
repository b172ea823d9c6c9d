package io.rhema.training.data;

import io.rhema.model.session.TokenRow;
import java.util.List;

/**
 * Rows padded on the right to the length of the longest.
 *
 * @param ids {@code rows * columns} ids, row by row
 * @param mask 1 where an id is real, 0 where it is padding
 * @param shapes one for each id; 0 where it is padding
 * @param weights how much each id counts; 0 where it is padding
 * @param tokens how many ids are real
 */
public record Batch(
    int rows, int columns, long[] ids, long[] mask, long[] shapes, float[] weights, int tokens) {

  public static Batch of(List<TokenRow> examples, int padId) {
    int rows = examples.size();
    int columns = examples.stream().mapToInt(TokenRow::length).max().orElseThrow();
    long[] ids = new long[rows * columns];
    long[] mask = new long[rows * columns];
    long[] shapes = new long[rows * columns];
    float[] weights = new float[rows * columns];
    int tokens = 0;
    for (int row = 0; row < rows; row++) {
      TokenRow example = examples.get(row);
      tokens += example.length();
      boolean alike = example.weights().length == 0;
      for (int column = 0; column < columns; column++) {
        boolean real = column < example.length();
        ids[row * columns + column] = real ? example.ids()[column] : padId;
        mask[row * columns + column] = real ? 1 : 0;
        shapes[row * columns + column] = real ? example.shapes()[column] : 0;
        weights[row * columns + column] = !real ? 0 : alike ? 1 : example.weights()[column];
      }
    }
    return new Batch(rows, columns, ids, mask, shapes, weights, tokens);
  }
}
