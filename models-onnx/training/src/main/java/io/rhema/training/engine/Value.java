package io.rhema.training.engine;

import org.bytedeco.pytorch.Tensor;

/** What flows along an edge of the graph. */
public sealed interface Value permits DeviceValue, HostValue, TableValue {

  /** The value as a tensor. */
  Tensor tensor();

  /** The length of each axis; empty for a scalar. */
  long[] shape();
}
