package io.rhema.model.session;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Puts the outputs of one or several runs together, row by row. */
final class OutputRows {
  private final int rows;
  private int filled;
  private float[] data;
  private long[] shape;

  /**
   * @param rows that are wanted; what a last run gives beyond them is dropped
   */
  OutputRows(int rows) {
    this.rows = rows;
  }

  /**
   * Adds the output of one run.
   *
   * @param values all elements, row by row
   * @param valuesShape axes; the first must be the rows that were fed
   * @param fed rows that were fed
   */
  void add(FloatBuffer values, long[] valuesShape, int fed) {
    if (valuesShape.length == 0 || valuesShape[0] != fed) {
      throw new InferenceException(
          "The model answered a batch of %d rows with shape %s; its first axis must be the rows."
              .formatted(fed, Arrays.toString(valuesShape)));
    }
    int width = values.remaining() / fed;
    if (data == null) {
      data = new float[Math.multiplyExact(rows, width)];
      shape = valuesShape.clone();
      shape[0] = rows;
    } else if (data.length != rows * width) {
      throw new InferenceException(
          "The model answered with rows of %d and of %d numbers; all rows must be alike."
              .formatted(data.length / rows, width));
    }
    int taken = Math.min(fed, rows - filled);
    values.get(data, filled * width, taken * width);
    filled += taken;
  }

  FloatTensor tensor() {
    return new FloatTensor(data, shape);
  }
}
