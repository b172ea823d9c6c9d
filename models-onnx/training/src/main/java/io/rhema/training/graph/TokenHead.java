package io.rhema.training.graph;

/**
 * Puts a tagger on an encoder: one linear layer on each token vector. Its output is {@code [batch,
 * tokens, labels]}.
 */
public final class TokenHead {

  private TokenHead() {}

  /**
   * Attaches the head to the encoder's token vectors {@code [batch, tokens, hidden]}: what the
   * heads that are there read, else the graph's first output, which then is no output any more.
   *
   * @param output {@code logits}, or a name that ends in {@code _logits}; it names the weights too,
   *     see {@link HeadWeights}
   * @param hidden width of the token vectors
   * @param labels number of labels
   * @param seed of the normal distribution (deviation 0.02) that the weights are drawn from
   * @throws GraphException when the graph has that output already or has no such token vectors
   */
  public static void attach(OnnxGraph graph, String output, int hidden, int labels, long seed) {
    LinearHead.requireFree(graph, output);
    String vectors = TokenVectors.of(graph, hidden);
    LinearHead.add(graph, vectors, output, hidden, labels, seed, "batch_size", "sequence_length");
  }
}
