package io.rhema.training.data;

import java.util.List;

/**
 * Examples padded on the right to the length of the longest.
 *
 * @param ids {@code rows * columns} ids, row by row
 * @param mask 1 where an id is real, 0 where it is padding
 * @param labels one for each row
 * @param tokens how many ids are real
 */
public record Batch(int rows, int columns, long[] ids, long[] mask, long[] labels, int tokens) {

  public static Batch of(List<Example> examples, int padId) {
    int rows = examples.size();
    int columns = examples.stream().mapToInt(Example::length).max().orElseThrow();
    long[] ids = new long[rows * columns];
    long[] mask = new long[rows * columns];
    long[] labels = new long[rows];
    int tokens = 0;
    for (int row = 0; row < rows; row++) {
      Example example = examples.get(row);
      labels[row] = example.label();
      tokens += example.length();
      for (int column = 0; column < columns; column++) {
        boolean real = column < example.length();
        ids[row * columns + column] = real ? example.ids()[column] : padId;
        mask[row * columns + column] = real ? 1 : 0;
      }
    }
    return new Batch(rows, columns, ids, mask, labels, tokens);
  }
}
