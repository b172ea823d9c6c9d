package io.rhema.training.engine;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;

/**
 * One step of an execution plan: an ONNX node, or several fused into one.
 *
 * @param name for messages; the first output when the node has no name
 * @param inputs names of values; empty for an optional input that is not given
 */
record PlanNode(
    String op, String name, List<String> inputs, String output, NodeAttributes attributes) {

  static PlanNode of(NodeProto node) {
    String name = node.getName().isEmpty() ? node.getOutput(0) : node.getName();
    if (node.getOutputCount() != 1) {
      throw new UnsupportedNodeException(
          node.getOpType(), name, "it has " + node.getOutputCount() + " outputs, 1 is supported");
    }
    return new PlanNode(
        node.getOpType(),
        name,
        List.copyOf(node.getInputList()),
        node.getOutput(0),
        NodeAttributes.of(node.getAttributeList()));
  }

  /** The other one of two inputs. */
  String otherInput(String input) {
    return inputs.get(inputs.get(0).equals(input) ? 1 : 0);
  }

  boolean is(String operator) {
    return op.equals(operator);
  }
}
