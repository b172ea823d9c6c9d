package io.rhema.training.engine;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import org.bytedeco.pytorch.Tensor;

/** Copies between Java arrays and tensors. */
public final class TensorData {

  private TensorData() {}

  /** The elements of a float tensor, row by row. */
  public static float[] toFloats(Tensor tensor) {
    FloatBuffer buffer = tensor.detach().contiguous().createBuffer();
    float[] data = new float[buffer.remaining()];
    buffer.get(data);
    return data;
  }

  /** The elements of an int64 tensor, row by row. */
  public static long[] toLongs(Tensor tensor) {
    LongBuffer buffer = tensor.detach().contiguous().createBuffer();
    long[] data = new long[buffer.remaining()];
    buffer.get(data);
    return data;
  }
}
