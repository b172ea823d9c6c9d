package io.rhema.training.graph;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Random;

/**
 * Puts a classifier on an encoder: the mean of the token vectors that are not padding, then one
 * linear layer. The graph's only output is then {@code logits [batch, labels]}.
 */
public final class ClassificationHead {

  /** Weight {@code [hidden, labels]} of the linear layer. */
  public static final String WEIGHT = "classifier.weight";

  /** Bias {@code [labels]} of the linear layer. */
  public static final String BIAS = "classifier.bias";

  /** The output. */
  public static final String LOGITS = "logits";

  private static final String MASK = "attention_mask";
  private static final double INITIAL_DEVIATION = 0.02;

  private ClassificationHead() {}

  /**
   * Attaches the head to the graph's first output, {@code [batch, tokens, hidden]}.
   *
   * @param hidden width of the token vectors
   * @param labels number of classes
   * @param seed of the normal distribution (deviation 0.02) that the weights are drawn from
   * @throws GraphException when the graph has no {@code attention_mask} input or its first output
   *     has another width
   */
  public static void attach(OnnxGraph graph, int hidden, int labels, long seed) {
    String tokens = tokenVectors(graph, hidden);
    GraphBuilder b = GraphBuilder.onto(graph);
    graph.put(Tensors.ofFloats(WEIGHT, initialWeights(hidden * labels, seed), hidden, labels));
    graph.put(Tensors.ofFloats(BIAS, new float[labels], labels));

    String mask =
        b.op("Cast", "head/mask", List.of(MASK), Attributes.of("to", DataType.FLOAT_VALUE));
    String columns = b.unsqueeze("head/mask_columns", mask, 2);
    String masked = b.op("Mul", "head/masked", List.of(tokens, columns));
    String sum = b.reduce("ReduceSum", "head/sum", masked, 1, false);
    String count = b.reduce("ReduceSum", "head/count", columns, 1, false);
    String one = b.floats("head/one", new float[] {1});
    // A row that is all padding has the mean 0, not NaN, which would spoil no other row but be hard
    // to explain.
    String atLeastOne = b.op("Max", "head/at_least_one", List.of(count, one));
    String pooled = b.op("Div", "head/pooled", List.of(sum, atLeastOne));
    String product = b.op("MatMul", "head/product", List.of(pooled, WEIGHT));
    b.into("", "Add", "head/logits", List.of(product, BIAS), List.of(LOGITS));
    graph.setOutputs(List.of());
    b.output(LOGITS, DataType.FLOAT, "batch_size", labels);
    graph.prune();
  }

  private static String tokenVectors(OnnxGraph graph, int hidden) {
    if (!graph.hasInput(MASK)) {
      throw new GraphException(
          "The encoder has no input '%s', which mean pooling needs; its inputs are %s"
              .formatted(MASK, graph.inputs().stream().map(ValueInfoProto::getName).toList()));
    }
    ValueInfoProto output = graph.outputs().get(0);
    var dims = output.getType().getTensorType().getShape().getDimList();
    if (dims.size() != 3 || (dims.get(2).hasDimValue() && dims.get(2).getDimValue() != hidden)) {
      throw new GraphException(
          "The encoder's first output '%s' must be [batch, tokens, %d]; it is declared with %d axes, the last of size %s"
              .formatted(
                  output.getName(),
                  hidden,
                  dims.size(),
                  dims.isEmpty() ? "none" : dims.get(dims.size() - 1).getDimValue()));
    }
    return output.getName();
  }

  private static float[] initialWeights(int count, long seed) {
    Random random = new Random(seed);
    float[] weights = new float[count];
    for (int i = 0; i < count; i++) {
      weights[i] = (float) (random.nextGaussian() * INITIAL_DEVIATION);
    }
    return weights;
  }
}
