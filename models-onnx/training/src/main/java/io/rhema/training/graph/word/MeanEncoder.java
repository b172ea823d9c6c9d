package io.rhema.training.graph.word;

import io.rhema.training.graph.layer.Layers;
import java.util.List;

/** Writes a {@link MeanNetwork}. */
final class MeanEncoder {

  private MeanEncoder() {}

  /**
   * {@code relu(linear(mean(rows)))}.
   *
   * @param ids int64 {@code [batch, words]}
   * @param mask int64 {@code [batch, words]}, 0 for padding
   * @return {@code [batch, width]}
   */
  static String add(Layers layers, MeanNetwork network, int vocabulary, String ids, String mask) {
    String rows = WordTable.rows(layers, ids, vocabulary, network.embedding());
    String mean = Summaries.add(layers.builder(), Summary.MEAN, rows, mask);
    if (network.hidden() == 0) {
      return mean;
    }
    String dropped = layers.dropout("dense/dropped", mean);
    String sum = layers.linear("dense", dropped, network.embedding(), network.hidden());
    return layers.builder().op("Relu", "dense/relu", List.of(sum));
  }
}
