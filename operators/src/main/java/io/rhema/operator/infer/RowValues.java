package io.rhema.operator.infer;

import io.rhema.model.session.FloatTensor;
import java.util.Arrays;

/**
 * One head's output for a batch, to be read row by row.
 *
 * @param data all numbers, row by row
 * @param row numbers of a row, padding included
 * @param width numbers of a position; all of a row that has no positions
 */
record RowValues(float[] data, int row, int width) {

  /**
   * Reads the axes of an output.
   *
   * @param output {@code [rows, width]} or {@code [rows, positions, width]}
   * @param rows rows of the batch
   */
  static RowValues of(FloatTensor output, int rows) {
    int row = output.data().length / rows;
    return new RowValues(
        output.data(), row, output.shape().length == 2 ? row : (int) output.shape()[2]);
  }

  /**
   * A copy of what belongs to a row, without what belongs to its padding.
   *
   * @param length positions of the row that are not padding
   */
  float[] of(int index, int length) {
    int from = index * row;
    return Arrays.copyOfRange(data, from, from + (row == width ? width : length * width));
  }
}
