package io.rhema.training.engine;

import org.bytedeco.pytorch.Tensor;

/** A libtorch tensor; it lives as long as the pointer scope it was made in. */
record DeviceValue(Tensor tensor) implements Value {

  @Override
  public long[] shape() {
    return tensor.shape();
  }
}
