package io.rhema.training.engine;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;

/**
 * One step of an execution plan: an ONNX node, or several fused into one.
 *
 * @param name for messages; the first output when the node has no name
 * @param inputs names of values; empty for an optional input that is not given
 * @param outputs names of values; empty for an optional output that nobody wants
 */
record PlanNode(
    String op, String name, List<String> inputs, List<String> outputs, NodeAttributes attributes) {

  PlanNode(String op, String name, List<String> inputs, String output, NodeAttributes attributes) {
    this(op, name, inputs, List.of(output), attributes);
  }

  static PlanNode of(NodeProto node) {
    String name = node.getName().isEmpty() ? node.getOutput(0) : node.getName();
    return new PlanNode(
        node.getOpType(),
        name,
        List.copyOf(node.getInputList()),
        List.copyOf(node.getOutputList()),
        NodeAttributes.of(node.getAttributeList()));
  }

  /** The first output. */
  String output() {
    return outputs.get(0);
  }

  /** The other one of two inputs. */
  String otherInput(String input) {
    return inputs.get(inputs.get(0).equals(input) ? 1 : 0);
  }

  boolean is(String operator) {
    return op.equals(operator);
  }
}
