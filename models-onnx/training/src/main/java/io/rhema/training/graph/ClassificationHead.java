package io.rhema.training.graph;

/**
 * Puts a classifier on an encoder: the mean of the token vectors that are not padding, unless the
 * encoder answers with one vector for a text itself, then one linear layer. Its output is {@code
 * [batch, labels]}.
 */
public final class ClassificationHead {

  /** Weight {@code [hidden, labels]} of the linear layer that makes {@link #LOGITS}. */
  public static final String WEIGHT = "classifier.weight";

  /** Bias {@code [labels]} of the linear layer that makes {@link #LOGITS}. */
  public static final String BIAS = "classifier.bias";

  /** The output of a graph with one head. */
  public static final String LOGITS = "logits";

  private ClassificationHead() {}

  /** Attaches the head with the output {@link #LOGITS}. */
  public static void attach(OnnxGraph graph, int hidden, int labels, long seed) {
    attach(graph, LOGITS, hidden, labels, seed);
  }

  /**
   * Attaches the head to the encoder's token vectors {@code [batch, tokens, hidden]}, or to the one
   * vector {@code [batch, hidden]} that an encoder makes of a text: what the heads that are there
   * read, else the graph's first output, which then is no output any more.
   *
   * @param output {@code logits}, or a name that ends in {@code _logits}; it names the weights too,
   *     see {@link HeadWeights}
   * @param hidden width of the token vectors
   * @param labels number of classes
   * @param seed of the normal distribution (deviation 0.02) that the weights are drawn from
   * @throws GraphException when the graph has that output already, or has no such vectors, or has
   *     token vectors and no {@code attention_mask} input
   */
  public static void attach(OnnxGraph graph, String output, int hidden, int labels, long seed) {
    LinearHead.requireFree(graph, output);
    String read =
        TextVector.of(graph, hidden)
            .orElseGet(() -> mean(graph, hidden, HeadWeights.headName(output)));
    LinearHead.add(graph, read, output, hidden, labels, seed, "batch_size");
  }

  private static String mean(OnnxGraph graph, int hidden, String head) {
    MeanPooling.requireMask(graph);
    String pooled = graph.uniqueName(head + "/pooled");
    MeanPooling.add(graph, TokenVectors.of(graph, hidden), head, pooled);
    return pooled;
  }
}
