package io.rhema.training.engine;

import org.bytedeco.pytorch.Tensor;

/** What flows along an edge of the graph. */
public sealed interface Value permits DeviceValue, HostValue, TableValue {

  /**
   * Numbers of a batch, such as the weights of its words; integers are a {@link HostValue}.
   *
   * @return a value that lives as long as the pointer scope that is open
   */
  static Value of(float[] data, long... shape) {
    return new DeviceValue(Tensor.create(data).reshape(shape));
  }

  /** The value as a tensor. */
  Tensor tensor();

  /** The length of each axis; empty for a scalar. */
  long[] shape();
}
