package io.rhema.model.session;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The inputs and outputs that a graph declares, in its order.
 *
 * @param inputs declared inputs
 * @param outputs declared outputs
 */
public record ModelSignature(List<Port> inputs, List<Port> outputs) {
  public ModelSignature {
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * One declared input or output.
   *
   * @param name as in the graph
   * @param type element type in ONNX's spelling: {@code int64}, {@code int32}, {@code float}…; for
   *     what is no tensor, {@code sequence}, {@code map} and so on
   * @param shape axes; -1 where the axis is free
   */
  public record Port(String name, String type, List<Long> shape) {
    private static final Set<String> FLOATS = Set.of("float", "float16", "bfloat16");

    public Port {
      shape = List.copyOf(shape);
    }

    /** The name without what exporters put around it: {@code StatefulPartitionedCall/logits:0}. */
    public String plainName() {
      return InputRole.plainName(name);
    }

    /** Whether its numbers are of a float type, and so can be read. */
    public boolean isFloat() {
      return FLOATS.contains(type);
    }

    @Override
    public String toString() {
      return shape.stream()
          .map(axis -> axis < 0 ? "?" : axis.toString())
          .collect(Collectors.joining(", ", "'" + name + "' " + type + " [", "]"));
    }
  }
}
