package io.rhema.training.engine;

import org.bytedeco.pytorch.Tensor;

/** An embedding table of which a step trains only the rows it uses: see {@link LazyRows}. */
record TableValue(String name, Tensor tensor) implements Value {

  @Override
  public long[] shape() {
    return tensor.shape();
  }
}
