package io.rhema.training.graph.fuse;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import java.util.Arrays;
import java.util.List;

/** {@code MultiHeadAttention}, as {@link AttentionFusion} writes it, in standard operators. */
final class AttentionSpelling {

  private static final int INPUTS = 5;

  /** In the shape of a Reshape: this axis as it was. */
  private static final long SAME = 0;

  private final GraphBuilder b;
  private final NodeProto node;
  private final String name;
  private final float[] bias;
  private final int width;
  private final long heads;

  private AttentionSpelling(OnnxGraph graph, NodeProto node) {
    this.b = GraphBuilder.onto(graph);
    this.node = node;
    this.name = node.getOutput(0);
    this.bias = Tensors.floats(graph.initializer(node.getInput(3)).orElseThrow());
    this.width = bias.length / 3;
    this.heads = Attributes.intOf(node, "num_heads", 1);
  }

  /** Whether the inputs are query, key, value, constant bias and the cast padding mask. */
  static boolean knows(OnnxGraph graph, NodeProto node) {
    return node.getInputCount() == INPUTS
        && node.getOutputCount() == 1
        && graph.initializer(node.getInput(3)).isPresent()
        && graph.producer(node.getInput(4)).filter(n -> n.getOpType().equals("Cast")).isPresent();
  }

  static void write(OnnxGraph graph, NodeProto node) {
    new AttentionSpelling(graph, node).write();
  }

  private void write() {
    String query = heads("query", 0, 0, 2, 1, 3);
    String keys = heads("key", 1, 0, 2, 3, 1);
    String values = heads("value", 2, 0, 2, 1, 3);
    String product = b.op("MatMul", name + "/product", List.of(query, keys));
    float scale = Attributes.floatOf(node, "scale", (float) Math.sqrt((double) heads / width));
    String divisor = b.floats(name + "/divisor", new float[] {1 / scale});
    String scores = b.op("Div", name + "/scores", List.of(product, divisor));
    String masked = b.op("Add", name + "/masked", List.of(scores, penalties()));
    String weights = b.op("Softmax", name + "/weights", List.of(masked), Attributes.of("axis", 3));
    String context = b.op("MatMul", name + "/context", List.of(weights, values));
    String joined =
        b.op(
            "Transpose", name + "/joined", List.of(context), Attributes.ofInts("perm", 0, 2, 1, 3));
    String shape = b.longs(name + "/shape", new long[] {SAME, SAME, width}, 3);
    b.into("", "Reshape", name, List.of(joined, shape), List.of(name));
  }

  private String heads(String role, int index, long... order) {
    float[] part = Arrays.copyOfRange(bias, index * width, (index + 1) * width);
    String added = b.floats(name + "/" + role + ".bias", part, width);
    String biased = b.op("Add", name + "/" + role, List.of(node.getInput(index), added));
    long[] cut = {SAME, SAME, heads, width / heads};
    String shape = b.longs(name + "/" + role + "_shape", cut, cut.length);
    String split = b.op("Reshape", name + "/" + role + "_split", List.of(biased, shape));
    return b.op(
        "Transpose",
        name + "/" + role + "_heads",
        List.of(split),
        Attributes.ofInts("perm", order));
  }

  /** {@code (1 - mask) * penalty}, made once for all layers. */
  private String penalties() {
    String mask32 = node.getInput(4);
    String mask = b.graph().producer(mask32).orElseThrow().getInput(0);
    String penalties = mask + "/penalties";
    if (b.graph().producer(penalties).isPresent()) {
      return penalties;
    }
    String two = b.unsqueeze(mask + "/heads_axis", mask, 1);
    String four = b.unsqueeze(mask + "/query_axis", two, 2);
    String real =
        b.op("Cast", mask + "/float", List.of(four), Attributes.of("to", DataType.FLOAT_VALUE));
    String one = b.floats(mask + "/one", new float[] {1});
    String padding = b.op("Sub", mask + "/padding", List.of(one, real));
    float penalty = Attributes.floatOf(node, "mask_filter_value", -10_000);
    String value = b.floats(mask + "/penalty", new float[] {penalty});
    b.into("", "Mul", penalties, List.of(padding, value), List.of(penalties));
    return penalties;
  }
}
