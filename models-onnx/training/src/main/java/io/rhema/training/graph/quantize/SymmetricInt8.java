package io.rhema.training.graph.quantize;

/**
 * Symmetric 8-bit values with one scale for each group: {@code value ≈ quantised * scale}.
 *
 * @param values in the layout of the floats they stand for
 * @param scales one for each group
 */
record SymmetricInt8(byte[] values, float[] scales) {

  /** One scale for each column of a matrix {@code [rows, columns]}: a weight {@code x·W} uses. */
  static SymmetricInt8 byColumn(float[] matrix, int columns, int limit) {
    float[] largest = new float[columns];
    for (int i = 0; i < matrix.length; i++) {
      int column = i % columns;
      largest[column] = Math.max(largest[column], Math.abs(matrix[i]));
    }
    float[] scales = scales(largest, limit);
    byte[] values = new byte[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      values[i] = quantise(matrix[i], scales[i % columns], limit);
    }
    return new SymmetricInt8(values, scales);
  }

  /** One scale for each row of a matrix {@code [rows, columns]}: an embedding table. */
  static SymmetricInt8 byRow(float[] matrix, int columns, int limit) {
    float[] largest = new float[matrix.length / columns];
    for (int i = 0; i < matrix.length; i++) {
      int row = i / columns;
      largest[row] = Math.max(largest[row], Math.abs(matrix[i]));
    }
    float[] scales = scales(largest, limit);
    byte[] values = new byte[matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      values[i] = quantise(matrix[i], scales[i / columns], limit);
    }
    return new SymmetricInt8(values, scales);
  }

  /** The floats these values stand for, of a matrix with so many columns. */
  float[] restore(int columns, boolean byRow) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = values[i] * scales[byRow ? i / columns : i % columns];
    }
    return floats;
  }

  private static float[] scales(float[] largest, int limit) {
    float[] scales = new float[largest.length];
    for (int i = 0; i < scales.length; i++) {
      scales[i] = largest[i] == 0 ? 1 : largest[i] / limit;
    }
    return scales;
  }

  private static byte quantise(float value, float scale, int limit) {
    return (byte) Math.max(-limit, Math.min(limit, Math.rint(value / scale)));
  }
}
