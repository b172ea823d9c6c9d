package io.rhema.training.graph.fuse;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.OnnxGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a graph tell which tokens each token looks at: the attention of each layer becomes a
 * further output, which the graphs that are served do not have.
 *
 * <p>Attention is a Softmax over the last axis whose result is multiplied with values from the
 * left, whatever its nodes are called; dropout, a cast, a choice by Where or a quantizer may stand
 * in between. Operators that {@link Fuse} wrote are spelled out first.
 */
public final class AttentionOutputs {

  private static final String NAME = "attention/";
  private static final int SOFTMAX_OF_LAST_AXIS = 13;

  private static final Set<String> PRODUCTS =
      Set.of(
          "MatMul",
          "FusedMatMul",
          "MatMulInteger",
          "MatMulIntegerToFloat",
          "QLinearMatMul",
          "Einsum");

  private static final Set<String> HANDED_ON_BY =
      Set.of(
          "Identity",
          "Dropout",
          "Cast",
          "Where",
          "DynamicQuantizeLinear",
          "QuantizeLinear",
          "DequantizeLinear");

  private final OnnxGraph graph;
  private final GraphBuilder b;

  private AttentionOutputs(OnnxGraph graph) {
    this.graph = graph;
    this.b = GraphBuilder.onto(graph);
  }

  /**
   * Adds the outputs in place.
   *
   * @return their names in the order of the layers; for a batch of one row each is {@code [1,
   *     tokens, tokens]}, the mean over the heads: how much each token (second axis) looks at each
   *     (third axis). What it is for more rows means nothing
   * @throws GraphException when the graph has no attention, or fuses it into an operator that does
   *     not tell it
   */
  public static List<String> add(OnnxGraph graph) {
    Unfuse.apply(graph);
    return new AttentionOutputs(graph).all();
  }

  private List<String> all() {
    refuseFused();
    List<NodeProto> layers = graph.nodes("Softmax").stream().filter(this::isAttention).toList();
    if (layers.isEmpty()) {
      throw new GraphException(
          "The graph has no attention to show: no Softmax over a last axis whose result is multiplied with values");
    }
    List<ValueInfoProto> outputs = new ArrayList<>(graph.outputs());
    List<String> names = new ArrayList<>();
    for (NodeProto layer : layers) {
      String name = mean(layer.getOutput(0), NAME + (names.size() + 1));
      names.add(name);
      outputs.add(GraphBuilder.value(name, DataType.FLOAT, 1, name + "/from", name + "/to"));
    }
    graph.setOutputs(outputs);
    return names;
  }

  private void refuseFused() {
    List<NodeProto> fused =
        graph.nodes().stream().filter(n -> n.getOpType().endsWith("Attention")).toList();
    if (!fused.isEmpty()) {
      throw new GraphException(
          "The graph has %d fused nodes (%s), which do not tell their attention; export the model without fusing attention"
              .formatted(
                  fused.size(),
                  fused.stream()
                      .map(NodeProto::getOpType)
                      .distinct()
                      .collect(Collectors.joining(", "))));
    }
  }

  private boolean isAttention(NodeProto softmax) {
    long axis = Attributes.intOf(softmax, "axis", graph.opset() >= SOFTMAX_OF_LAST_AXIS ? -1 : 1);
    // Exporters write the axis from the front, too: of heads that have an axis, or share the rows'.
    boolean overLastAxis = axis == -1 || axis == 3 || axis == 2;
    return overLastAxis && weighs(softmax.getOutput(0));
  }

  private boolean weighs(String weights) {
    for (NodeProto reader : graph.consumers(weights)) {
      String type = reader.getOpType();
      if (PRODUCTS.contains(type) && reader.getInput(0).equals(weights)) {
        return true;
      }
      if (HANDED_ON_BY.contains(type) && weighs(reader.getOutput(0))) {
        return true;
      }
    }
    return false;
  }

  /** Heads have an axis of their own or share that of the rows, so all but the last two are one. */
  private String mean(String weights, String name) {
    String shape = b.op("Shape", name + "/shape", List.of(weights));
    String lastTwo = b.longs(name + "/last_two", new long[] {-2, -1}, 2);
    String square = b.op("Gather", name + "/square", List.of(shape, lastTwo));
    String rest = b.longs(name + "/rest", new long[] {-1}, 1);
    String flat = b.op("Concat", name + "/flat", List.of(rest, square), Attributes.of("axis", 0));
    String floats =
        b.op("Cast", name + "/float", List.of(weights), Attributes.of("to", DataType.FLOAT_VALUE));
    String heads = b.op("Reshape", name + "/heads", List.of(floats, flat));
    return b.reduce("ReduceMean", name, heads, 0, true);
  }
}
