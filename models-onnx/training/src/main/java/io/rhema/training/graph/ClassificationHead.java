package io.rhema.training.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;

/**
 * Puts a classifier on an encoder: the mean of the token vectors that are not padding, then one
 * linear layer. Its output is {@code [batch, labels]}.
 */
public final class ClassificationHead {

  /** Weight {@code [hidden, labels]} of the linear layer that makes {@link #LOGITS}. */
  public static final String WEIGHT = "classifier.weight";

  /** Bias {@code [labels]} of the linear layer that makes {@link #LOGITS}. */
  public static final String BIAS = "classifier.bias";

  /** The output of a graph with one head. */
  public static final String LOGITS = "logits";

  private static final String MASK = "attention_mask";

  private ClassificationHead() {}

  /** Attaches the head with the output {@link #LOGITS}. */
  public static void attach(OnnxGraph graph, int hidden, int labels, long seed) {
    attach(graph, LOGITS, hidden, labels, seed);
  }

  /**
   * Attaches the head to the encoder's token vectors {@code [batch, tokens, hidden]}: what the
   * heads that are there read, else the graph's first output, which then is no output any more.
   *
   * @param output {@code logits}, or a name that ends in {@code _logits}; it names the weights too,
   *     see {@link HeadWeights}
   * @param hidden width of the token vectors
   * @param labels number of classes
   * @param seed of the normal distribution (deviation 0.02) that the weights are drawn from
   * @throws GraphException when the graph has no {@code attention_mask} input, has that output
   *     already, or has no such token vectors
   */
  public static void attach(OnnxGraph graph, String output, int hidden, int labels, long seed) {
    LinearHead.requireFree(graph, output);
    requireMask(graph);
    String pooled = mean(graph, TokenVectors.of(graph, hidden), HeadWeights.headName(output));
    LinearHead.add(graph, pooled, output, hidden, labels, seed, "batch_size");
  }

  private static String mean(OnnxGraph graph, String vectors, String head) {
    GraphBuilder b = GraphBuilder.onto(graph);
    String mask =
        b.op("Cast", head + "/mask", List.of(MASK), Attributes.of("to", DataType.FLOAT_VALUE));
    String columns = b.unsqueeze(head + "/mask_columns", mask, 2);
    String masked = b.op("Mul", head + "/masked", List.of(vectors, columns));
    String sum = b.reduce("ReduceSum", head + "/sum", masked, 1, false);
    String count = b.reduce("ReduceSum", head + "/count", columns, 1, false);
    String one = b.floats(head + "/one", new float[] {1});
    // A row that is all padding has the mean 0, not NaN, which would spoil no other row but be hard
    // to explain.
    String atLeastOne = b.op("Max", head + "/at_least_one", List.of(count, one));
    return b.op("Div", head + "/pooled", List.of(sum, atLeastOne));
  }

  private static void requireMask(OnnxGraph graph) {
    if (!graph.hasInput(MASK)) {
      throw new GraphException(
          "The encoder has no input '%s', which mean pooling needs; its inputs are %s"
              .formatted(MASK, graph.inputs().stream().map(ValueInfoProto::getName).toList()));
    }
  }
}
