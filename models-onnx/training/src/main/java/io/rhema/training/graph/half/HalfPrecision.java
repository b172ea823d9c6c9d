package io.rhema.training.graph.half;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import io.rhema.training.graph.fuse.LayerNorms;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Rewrites a float graph of standard operators to compute in half precision. Inputs and outputs
 * keep their types, so that callers see no difference.
 */
public final class HalfPrecision {

  /**
   * The largest finite half; penalties of masks are beyond it, and infinity times 0 is no number.
   */
  private static final float LARGEST = 65_504;

  /** Operators whose output type an attribute sets; cast behind them instead. */
  private static final Set<String> FLOAT_ONLY = Set.of("ConstantOfShape", "Range", "CumSum");

  private final OnnxGraph graph;
  private final GraphBuilder b;
  private final ValueTypes types;
  private final Set<NodeProto> inFloat;

  /** Values that are float in the old graph and half in the new one. */
  private final Set<String> halved = new HashSet<>();

  private final Map<String, String> casts = new HashMap<>();

  private HalfPrecision(OnnxGraph graph) {
    this.graph = graph;
    this.b = GraphBuilder.onto(graph);
    this.types = ValueTypes.of(graph);
    this.inFloat = LayerNorms.nodes(graph);
  }

  /**
   * Works in place.
   *
   * @throws GraphException when the graph has branches or loops, or operators that are not standard
   */
  public static void apply(OnnxGraph graph) {
    for (NodeProto node : graph.nodes()) {
      if (!node.getDomain().isEmpty() || hasSubGraph(node)) {
        throw new GraphException(
            "Node '%s' (%s): only standard operators without branches and loops can be made half precision"
                .formatted(node.getName(), node.getOpType()));
      }
    }
    new HalfPrecision(graph).rewrite();
  }

  private static boolean hasSubGraph(NodeProto node) {
    return node.getAttributeList().stream().anyMatch(a -> a.hasG() || a.getGraphsCount() > 0);
  }

  private void rewrite() {
    for (NodeProto node : graph.nodes()) {
      if (node.getOpType().equals("Constant")) {
        continue;
      }
      boolean half = !inFloat.contains(node) && !FLOAT_ONLY.contains(node.getOpType());
      graph.replace(node, half ? inHalf(node) : inFloat(node));
    }
    graph.prune();
  }

  private NodeProto inFloat(NodeProto node) {
    List<String> inputs = new ArrayList<>();
    for (String input : node.getInputList()) {
      inputs.add(halved.contains(input) ? cast(input, DataType.FLOAT) : input);
    }
    return node.toBuilder().clearInput().addAllInput(inputs).build();
  }

  private NodeProto inHalf(NodeProto node) {
    NodeProto.Builder changed = node.toBuilder().clearInput().clearOutput();
    for (String input : node.getInputList()) {
      changed.addInput(types.isFloat(input) && !halved.contains(input) ? toHalf(input) : input);
    }
    for (String output : node.getOutputList()) {
      changed.addOutput(types.isFloat(output) ? halfOutput(output) : output);
    }
    if (node.getOpType().equals("Cast")
        && Attributes.intOf(node, "to", 0) == DataType.FLOAT_VALUE) {
      changed.clearAttribute();
      for (AttributeProto attribute : node.getAttributeList()) {
        boolean to = attribute.getName().equals("to");
        changed.addAttribute(to ? Attributes.of("to", DataType.FLOAT16_VALUE) : attribute);
      }
    }
    return changed.build();
  }

  /** An output of the graph stays float, made by a cast from a half of another name. */
  private String halfOutput(String output) {
    if (!graph.hasOutput(output)) {
      halved.add(output);
      return output;
    }
    String half = graph.uniqueName(output + "/half");
    b.into("", "Cast", output, List.of(half), List.of(output), to(DataType.FLOAT));
    return half;
  }

  private String toHalf(String value) {
    return graph
        .constant(value)
        .map(
            tensor ->
                casts.computeIfAbsent(
                    value,
                    v ->
                        b.constant(
                            Tensors.ofHalves(
                                v + "/half",
                                clamped(Tensors.floats(tensor)),
                                Tensors.dims(tensor)))))
        .orElseGet(() -> cast(value, DataType.FLOAT16));
  }

  private String cast(String value, DataType type) {
    return casts.computeIfAbsent(
        value,
        v -> b.op("Cast", v + (type == DataType.FLOAT ? "/float" : "/half"), List.of(v), to(type)));
  }

  private static AttributeProto to(DataType type) {
    return Attributes.of("to", type.getNumber());
  }

  private static float[] clamped(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(-LARGEST, Math.min(LARGEST, values[i]));
    }
    return values;
  }
}
