package io.rhema.training.engine;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Integers that never leave Java: shape arithmetic, and the ids and masks of a batch.
 *
 * <p>The arrays are not copied and must not change afterwards. The tensor is made on first use, in
 * the pointer scope that is open then; {@link #pinned()} makes it at once, for constants that must
 * outlive a step.
 */
public final class HostValue implements Value {
  private final long[] data;
  private final long[] shape;
  private Tensor tensor;

  public HostValue(long[] data, long... shape) {
    long size = 1;
    for (long length : shape) {
      size *= length;
    }
    if (size != data.length) {
      throw new IllegalArgumentException(
          "%d integers do not fill the shape %s".formatted(data.length, Arrays.toString(shape)));
    }
    this.data = data;
    this.shape = shape;
  }

  HostValue pinned() {
    tensor();
    return this;
  }

  long[] data() {
    return data;
  }

  @Override
  public long[] shape() {
    return shape;
  }

  @Override
  public Tensor tensor() {
    if (tensor == null) {
      tensor =
          data.length == 0
              ? torch.zeros(shape).to(ScalarType.Long)
              : Tensor.create(data.clone()).reshape(shape);
    }
    return tensor;
  }
}
