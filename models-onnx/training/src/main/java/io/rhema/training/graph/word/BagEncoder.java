package io.rhema.training.graph.word;

import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.Parameters;
import java.util.List;

/** Writes a {@link BagNetwork}. */
final class BagEncoder {
  private static final String NAME = "bag";

  private BagEncoder() {}

  /**
   * {@code relu(norm(Σ weight · row + bias))}.
   *
   * @param ids int64 {@code [batch, words]}
   * @param weights {@code [batch, words]}, 0 for padding
   * @return {@code [batch, hidden]}
   */
  static String add(Layers layers, BagNetwork network, int vocabulary, String ids, String weights) {
    GraphBuilder b = layers.builder();
    Parameters parameters = layers.parameters();
    int hidden = network.hidden();
    // by Glorot and Bengio (2010), as for any dense layer
    String weight = parameters.matrix(NAME + ".weight", vocabulary, hidden, 1);
    String rows = b.op("Gather", NAME + "/rows", List.of(weight, ids));
    String row = b.unsqueeze(NAME + "/weights", weights, 1);
    String product = b.op("MatMul", NAME + "/product", List.of(row, rows));
    String flat = layers.reshape(NAME + "/flat", product, -1, hidden);
    String bias = parameters.vector(NAME + ".bias", hidden, 0);
    String sum = b.op("Add", NAME + "/sum", List.of(flat, bias));
    String normal = network.batchNorm() ? layers.batchNorm(NAME + ".batch_norm", sum, hidden) : sum;
    return b.op("Relu", NAME + "/relu", List.of(normal));
  }
}
