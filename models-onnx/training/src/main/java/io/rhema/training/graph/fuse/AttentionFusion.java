package io.rhema.training.graph.fuse;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Self-attention over all heads, its reshaping, biases and padding mask included, becomes {@code
 * MultiHeadAttention}.
 */
final class AttentionFusion {

  private static final int HEADS_AXIS = 2;
  private static final int WIDTH_AXIS = 3;

  /** In the shape of a Reshape: what is left over. */
  private static final long REST = -1;

  private AttentionFusion() {}

  static int apply(OnnxGraph graph) {
    int fused = 0;
    for (NodeProto root : graph.nodes("Reshape")) {
      Optional<Bindings> attention = AttentionFormula.CONTEXT.match(graph, root.getOutput(0));
      Optional<Bindings> mask = attention.flatMap(a -> mask(graph, a.get("mask")));
      Optional<Integer> heads = attention.flatMap(a -> heads(graph, a));
      if (mask.isPresent() && heads.isPresent()) {
        fuse(graph, root, attention.get(), mask.get(), heads.get());
        fused++;
      }
    }
    return fused;
  }

  private static Optional<Bindings> mask(OnnxGraph graph, String value) {
    return AttentionFormula.MASK
        .match(graph, value)
        .filter(m -> graph.hasInput(m.get("attention_mask")));
  }

  /** The number of heads, when query, key and value agree on it and it divides their width. */
  private static Optional<Integer> heads(OnnxGraph graph, Bindings attention) {
    int width = width(graph, attention, "query");
    Optional<Long> heads = headsOf(graph, attention.get("query_shape"), width);
    boolean agree =
        heads.equals(headsOf(graph, attention.get("key_shape"), width))
            && heads.equals(headsOf(graph, attention.get("value_shape"), width))
            && width == width(graph, attention, "key")
            && width == width(graph, attention, "value");
    return heads.filter(h -> agree && h > 0 && width % h == 0).map(Math::toIntExact);
  }

  private static int width(OnnxGraph graph, Bindings attention, String name) {
    return Tensors.size(graph.constant(attention.get(name + "_bias")).orElseThrow());
  }

  /** From a shape whose third number is the heads, or whose fourth is the width of one. */
  private static Optional<Long> headsOf(OnnxGraph graph, String shape, int width) {
    Optional<Long> heads = dimension(graph, shape, HEADS_AXIS);
    return heads.filter(h -> h == REST).isPresent()
        ? dimension(graph, shape, WIDTH_AXIS).filter(w -> w > 0).map(w -> width / w)
        : heads;
  }

  /** One number of a shape, which is either constant or put together from its dimensions. */
  private static Optional<Long> dimension(OnnxGraph graph, String shape, int axis) {
    Optional<long[]> constant = graph.constant(shape).map(Tensors::longs);
    if (constant.isPresent()) {
      return constant.filter(dims -> dims.length == 4).map(dims -> dims[axis]);
    }
    return graph
        .producer(shape)
        .filter(n -> n.getOpType().equals("Concat") && n.getInputCount() == 4)
        .flatMap(n -> graph.constant(n.getInput(axis)))
        .map(t -> Tensors.longs(t)[0]);
  }

  private static float scale(OnnxGraph graph, Bindings attention, int heads) {
    Set<String> bound = attention.values().keySet();
    if (bound.contains("divisor")) {
      return 1 / attention.number(graph, "divisor");
    }
    if (bound.contains("factor")) {
      return attention.number(graph, "factor");
    }
    if (bound.contains("query_factor")) {
      return attention.number(graph, "query_factor") * attention.number(graph, "key_factor");
    }
    return (float) Math.sqrt((double) heads / width(graph, attention, "query"));
  }

  private static void fuse(
      OnnxGraph graph, NodeProto root, Bindings attention, Bindings mask, int heads) {
    GraphBuilder b = GraphBuilder.onto(graph);
    String name = root.getOutput(0);
    float scale = scale(graph, attention, heads);
    float penalty = mask.number(graph, "penalty");
    List<String> inputs =
        List.of(
            attention.get("query"),
            attention.get("key"),
            attention.get("value"),
            b.constant(packedBias(graph, attention, name)),
            mask32(b, mask.get("attention_mask")));
    graph.remove(List.of(root));
    graph.requireDomain(OnnxGraph.MICROSOFT, 1);
    b.into(
        OnnxGraph.MICROSOFT,
        "MultiHeadAttention",
        name,
        inputs,
        root.getOutputList(),
        Attributes.of("num_heads", heads),
        Attributes.of("scale", scale),
        Attributes.of("mask_filter_value", penalty));
  }

  private static TensorProto packedBias(OnnxGraph graph, Bindings attention, String name) {
    float[] query = bias(graph, attention, "query");
    int width = query.length;
    float[] packed = Arrays.copyOf(query, 3 * width);
    System.arraycopy(bias(graph, attention, "key"), 0, packed, width, width);
    System.arraycopy(bias(graph, attention, "value"), 0, packed, 2 * width, width);
    return Tensors.ofFloats(name + "/bias", packed, packed.length);
  }

  private static float[] bias(OnnxGraph graph, Bindings attention, String name) {
    return Tensors.floats(graph.constant(attention.get(name + "_bias")).orElseThrow());
  }

  /** The mask as int32, which the fused operator wants; made once for all layers. */
  private static String mask32(GraphBuilder b, String mask) {
    return b.graph().consumers(mask).stream()
        .filter(n -> n.getOpType().equals("Cast"))
        .filter(n -> Attributes.intOf(n, "to", 0) == DataType.INT32_VALUE)
        .map(n -> n.getOutput(0))
        .findFirst()
        .orElseGet(
            () ->
                b.op(
                    "Cast",
                    mask + "_int32",
                    List.of(mask),
                    Attributes.of("to", DataType.INT32_VALUE)));
  }
}
