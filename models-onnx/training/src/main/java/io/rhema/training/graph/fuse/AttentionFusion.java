package io.rhema.training.graph.fuse;

import static io.rhema.training.graph.fuse.Pattern.any;
import static io.rhema.training.graph.fuse.Pattern.constant;
import static io.rhema.training.graph.fuse.Pattern.oneOf;
import static io.rhema.training.graph.fuse.Pattern.op;
import static io.rhema.training.graph.fuse.Pattern.scalar;

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

/**
 * Self-attention over all heads, its reshaping, biases and padding mask included, becomes {@code
 * MultiHeadAttention}.
 */
final class AttentionFusion {

  private static final Pattern CONTEXT = context();

  /** {@code (1 - mask) * penalty}, with the mask {@code [batch, tokens]} as the graph's input. */
  private static final Pattern MASK =
      op(
          "Mul",
          op(
              "Sub",
              Pattern.number(1),
              op("Cast", op("Unsqueeze", op("Unsqueeze", any("attention_mask"))))),
          scalar("penalty"));

  private static final int HEADS_AXIS = 2;

  private AttentionFusion() {}

  static int apply(OnnxGraph graph) {
    int fused = 0;
    for (NodeProto root : graph.nodes("Reshape")) {
      Optional<Bindings> attention = CONTEXT.match(graph, root.getOutput(0));
      Optional<Bindings> mask = attention.flatMap(a -> mask(graph, a.get("mask")));
      Optional<Integer> heads = attention.flatMap(a -> heads(graph, a));
      if (mask.isPresent() && heads.isPresent()) {
        fuse(graph, root, attention.get(), mask.get(), heads.get());
        fused++;
      }
    }
    return fused;
  }

  private static Pattern context() {
    Pattern query = heads("query", 0, 2, 1, 3);
    Pattern keys =
        oneOf(
            heads("key", 0, 2, 3, 1),
            op("Transpose", n -> permutes(n, 0, 1, 3, 2), heads("key", 0, 2, 1, 3)));
    Pattern values = heads("value", 0, 2, 1, 3);
    Pattern product = op("MatMul", query, keys);
    Pattern scores =
        oneOf(op("Div", product, scalar("divisor")), op("Mul", product, scalar("factor")));
    Pattern weights = op("Softmax", AttentionFusion::overLastAxis, op("Add", scores, any("mask")));
    return op(
        "Reshape",
        op("Transpose", n -> permutes(n, 0, 2, 1, 3), op("MatMul", weights, values)),
        any("shape"));
  }

  /** A projection {@code [batch, tokens, hidden]}, cut into heads and brought into order. */
  private static Pattern heads(String name, long... order) {
    Pattern projection =
        op("Add", any(name), Pattern.named(name + "_bias", constant(name + "_bias", 1)));
    return op(
        "Transpose", n -> permutes(n, order), op("Reshape", projection, any(name + "_shape")));
  }

  private static boolean permutes(NodeProto transpose, long... order) {
    return Arrays.equals(Attributes.intsOf(transpose, "perm"), order);
  }

  private static boolean overLastAxis(NodeProto softmax) {
    long axis = Attributes.intOf(softmax, "axis", -1);
    return axis == 3 || axis == -1;
  }

  private static Optional<Bindings> mask(OnnxGraph graph, String value) {
    return MASK.match(graph, value).filter(m -> graph.hasInput(m.get("attention_mask")));
  }

  /** The number of heads, when query, key and value agree on it and it divides their width. */
  private static Optional<Integer> heads(OnnxGraph graph, Bindings attention) {
    Optional<Long> heads = headsOf(graph, attention.get("query_shape"));
    int width = width(graph, attention, "query");
    boolean agree =
        heads.equals(headsOf(graph, attention.get("key_shape")))
            && heads.equals(headsOf(graph, attention.get("value_shape")))
            && width == width(graph, attention, "key")
            && width == width(graph, attention, "value");
    return heads.filter(h -> agree && h > 0 && width % h == 0).map(Math::toIntExact);
  }

  private static int width(OnnxGraph graph, Bindings attention, String name) {
    return Tensors.size(graph.constant(attention.get(name + "_bias")).orElseThrow());
  }

  /** The third number of a shape, which is either constant or put together from its dimensions. */
  private static Optional<Long> headsOf(OnnxGraph graph, String shape) {
    Optional<long[]> constant = graph.constant(shape).map(Tensors::longs);
    if (constant.isPresent()) {
      return constant.filter(dims -> dims.length == 4).map(dims -> dims[HEADS_AXIS]);
    }
    return graph
        .producer(shape)
        .filter(n -> n.getOpType().equals("Concat") && n.getInputCount() == 4)
        .flatMap(n -> graph.constant(n.getInput(HEADS_AXIS)))
        .map(t -> Tensors.longs(t)[0]);
  }

  private static void fuse(
      OnnxGraph graph, NodeProto root, Bindings attention, Bindings mask, int heads) {
    GraphBuilder b = GraphBuilder.onto(graph);
    String name = root.getOutput(0);
    float scale =
        attention.values().containsKey("divisor")
            ? 1 / attention.number(graph, "divisor")
            : attention.number(graph, "factor");
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
