package io.rhema.training.engine;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * One node about to be computed.
 *
 * @param inputs in the node's order; null for an optional input that is not given
 */
record OpCall(PlanNode node, List<Value> inputs, Pass pass) {

  boolean has(int index) {
    return index < inputs.size() && inputs.get(index) != null;
  }

  Value input(int index) {
    if (!has(index)) {
      throw unsupported("input " + index + " is missing");
    }
    return inputs.get(index);
  }

  Tensor tensor(int index) {
    return input(index).tensor();
  }

  /** Integers that Java knows: a shape, an axis, a bound. */
  long[] integers(int index) {
    if (input(index) instanceof HostValue host) {
      return host.data();
    }
    throw unsupported("input " + index + " depends on the data, not on shapes alone");
  }

  /** Axes as an attribute (opset 12 and before) or as an input (13 and after). */
  long[] axes(int inputIndex) {
    return node.attributes()
        .integers("axes")
        .orElseGet(() -> has(inputIndex) ? integers(inputIndex) : new long[0]);
  }

  boolean allOnHost() {
    return inputs.stream().allMatch(HostValue.class::isInstance);
  }

  UnsupportedNodeException unsupported(String reason) {
    return new UnsupportedNodeException(node.op(), node.name(), reason);
  }

  static Value device(Tensor tensor) {
    return new DeviceValue(tensor);
  }

  static Value host(long[] data, long... shape) {
    return new HostValue(data, shape);
  }
}
