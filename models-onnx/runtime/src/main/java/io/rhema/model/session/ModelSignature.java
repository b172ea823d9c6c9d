package io.rhema.model.session;

import java.util.List;

/**
 * The inputs and outputs that a graph declares, in its order.
 *
 * @param inputs declared inputs
 * @param outputs declared outputs
 */
public record ModelSignature(List<Port> inputs, List<Port> outputs) {

  /**
   * One declared input or output.
   *
   * @param name as in the graph
   * @param type element type in ONNX's spelling: {@code int64}, {@code int32}, {@code float}…
   * @param shape axes; -1 where the axis is free
   */
  public record Port(String name, String type, List<Long> shape) {}
}
