package io.rhema.training.graph.half;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import java.util.HashMap;
import java.util.Map;

/** The element type of every value, worked out from inputs and weights onwards. */
final class ValueTypes {

  private final Map<String, DataType> types = new HashMap<>();

  private ValueTypes() {}

  static ValueTypes of(OnnxGraph graph) {
    ValueTypes result = new ValueTypes();
    graph
        .inputs()
        .forEach(
            v ->
                result.types.put(
                    v.getName(), DataType.forNumber(v.getType().getTensorType().getElemType())));
    graph.initializers().forEach((name, tensor) -> result.types.put(name, Tensors.type(tensor)));
    for (NodeProto node : graph.nodes()) {
      DataType type = result.outputType(node);
      node.getOutputList().forEach(output -> result.types.put(output, type));
    }
    return result;
  }

  boolean isFloat(String value) {
    return types.get(value) == DataType.FLOAT;
  }

  private DataType outputType(NodeProto node) {
    return switch (node.getOpType()) {
      case "Constant" ->
          Attributes.find(node, "value")
              .map(AttributeProto::getT)
              .map(Tensors::type)
              .orElse(DataType.UNDEFINED);
      case "ConstantOfShape" ->
          Attributes.find(node, "value")
              .map(AttributeProto::getT)
              .map(Tensors::type)
              .orElse(DataType.FLOAT);
      case "Cast" -> DataType.forNumber((int) Attributes.intOf(node, "to", 0));
      case "Shape", "Size", "NonZero", "ArgMax", "ArgMin" -> DataType.INT64;
      case "Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "And", "Or", "Not" ->
          DataType.BOOL;
      case "Where" -> types.getOrDefault(node.getInput(1), DataType.UNDEFINED);
      default ->
          node.getInputCount() == 0
              ? DataType.UNDEFINED
              : types.getOrDefault(node.getInput(0), DataType.UNDEFINED);
    };
  }
}
