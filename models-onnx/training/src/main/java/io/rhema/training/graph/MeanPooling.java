package io.rhema.training.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;

/** The mean of the token vectors that are not padding, as input {@code attention_mask} tells. */
public final class MeanPooling {

  private static final String MASK = "attention_mask";

  private MeanPooling() {}

  /**
   * @throws GraphException when the graph has no {@code attention_mask} input
   */
  static void requireMask(OnnxGraph graph) {
    if (!graph.hasInput(MASK)) {
      throw new GraphException(
          "The encoder has no input '%s', which mean pooling needs; its inputs are %s"
              .formatted(MASK, graph.inputs().stream().map(ValueInfoProto::getName).toList()));
    }
  }

  /**
   * Adds the mean over the axis of the tokens.
   *
   * @param vectors value {@code [batch, tokens, hidden]}
   * @param prefix of the names of all nodes
   * @param pooled name of the mean {@code [batch, hidden]}
   */
  public static void add(OnnxGraph graph, String vectors, String prefix, String pooled) {
    GraphBuilder b = GraphBuilder.onto(graph);
    String mask =
        b.op("Cast", prefix + "/mask", List.of(MASK), Attributes.of("to", DataType.FLOAT_VALUE));
    String columns = b.unsqueeze(prefix + "/mask_columns", mask, 2);
    String masked = b.op("Mul", prefix + "/masked", List.of(vectors, columns));
    String sum = b.reduce("ReduceSum", prefix + "/sum", masked, 1, false);
    String count = b.reduce("ReduceSum", prefix + "/count", columns, 1, false);
    String one = b.floats(prefix + "/one", new float[] {1});
    // A row that is all padding has the mean 0, not NaN, which would spoil no other row but be hard
    // to explain.
    String atLeastOne = b.op("Max", prefix + "/at_least_one", List.of(count, one));
    b.into("", "Div", prefix + "/mean", List.of(sum, atLeastOne), List.of(pooled));
  }
}
