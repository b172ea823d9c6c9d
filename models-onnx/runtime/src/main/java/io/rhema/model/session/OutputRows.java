package io.rhema.model.session;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Puts one output of one or several runs together, row by row, with the rows and columns that the
 * batch had before it was fitted to what the graph takes.
 */
final class OutputRows {
  /** An output of this rank has an answer for each token. */
  private static final int PER_TOKEN = 3;

  private final String output;
  private final int rows;
  private final int columns;
  private int filled;
  private int width;
  private float[] data;
  private long[] shape;

  /**
   * @param output the output's name, for messages
   * @param rows that are wanted; what a last run gives beyond them is dropped
   * @param columns that are wanted; what an output for each token has beyond them is dropped
   */
  OutputRows(String output, int rows, int columns) {
    this.output = output;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Adds the output of one run.
   *
   * @param values all elements, row by row
   * @param valuesShape axes; the first must be the rows that were fed
   * @param fedRows rows that were fed
   * @param fedColumns columns that were fed
   */
  void add(FloatBuffer values, long[] valuesShape, int fedRows, int fedColumns) {
    if (valuesShape.length == 0 || valuesShape[0] != fedRows) {
      throw new InferenceException(
          "The model answered a batch of %d rows with '%s' of shape %s; its first axis must be the rows."
              .formatted(fedRows, output, Arrays.toString(valuesShape)));
    }
    int fedWidth = values.remaining() / fedRows;
    long[] kept = valuesShape.clone();
    kept[0] = rows;
    if (kept.length == PER_TOKEN && kept[1] == fedColumns) {
      kept[1] = columns;
    }
    if (data == null) {
      shape = kept;
      width = Math.toIntExact(Arrays.stream(kept, 1, kept.length).reduce(1, Math::multiplyExact));
      data = new float[Math.multiplyExact(rows, width)];
    } else if (!Arrays.equals(shape, kept)) {
      throw new InferenceException(
          "The model answered with '%s' of shape %s and of %s; all rows must be alike."
              .formatted(output, Arrays.toString(shape), Arrays.toString(kept)));
    }
    int end = Math.min(rows, filled + fedRows);
    for (int row = 0; filled < end; row++, filled++) {
      // Columns lie one behind the other, so those that are wanted are the first part of the row.
      values.get(values.position() + row * fedWidth, data, filled * width, width);
    }
  }

  FloatTensor tensor() {
    return new FloatTensor(data, shape);
  }
}
