package io.rhema.model.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;

/** Reads the attention of a decoder's layer to the source. */
final class CrossAttention {
  private CrossAttention() {}

  /**
   * The mean over the heads at the last position of each row.
   *
   * @param tensor {@code [rows, heads, step, source]}
   */
  static float[][] lastPosition(OnnxTensor tensor) {
    long[] shape = ((TensorInfo) tensor.getInfo()).getShape();
    int heads = Math.toIntExact(shape[1]);
    int step = Math.toIntExact(shape[2]);
    int source = Math.toIntExact(shape[3]);
    FloatBuffer values = tensor.getFloatBuffer();
    float[][] rows = new float[Math.toIntExact(shape[0])][source];
    for (int row = 0; row < rows.length; row++) {
      for (int head = 0; head < heads; head++) {
        int from = ((row * heads + head) * step + step - 1) * source;
        for (int position = 0; position < source; position++) {
          rows[row][position] += values.get(from + position) / heads;
        }
      }
    }
    return rows;
  }
}
