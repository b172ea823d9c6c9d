package io.rhema.training.graph.word;

import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.layer.EncoderStack;
import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.Masks;
import io.rhema.training.graph.layer.PositionVectors;
import io.rhema.training.graph.layer.Span;
import io.rhema.training.graph.layer.TiedTable;

/** Writes a {@link TransformerNetwork}. */
final class AttentionEncoder {
  private static final String SIDE = "encoder";

  private AttentionEncoder() {}

  /**
   * Adds all, with the network's summary.
   *
   * @param ids int64 {@code [batch, words]}
   * @param mask int64 {@code [batch, words]}, 0 for padding
   * @return {@code [batch, width]}, or {@code [batch, words, width]}
   */
  static String add(
      Layers layers, TransformerNetwork network, int vocabulary, String ids, String mask) {
    String vectors = addAll(layers, network, vocabulary, ids, mask);
    return Summaries.add(layers.builder(), network.summary(), vectors, mask);
  }

  /** The same, each word's vector whatever the network's summary is. */
  static String addAll(
      Layers layers, TransformerNetwork network, int vocabulary, String ids, String mask) {
    GraphBuilder b = layers.builder();
    int hidden = network.hidden();
    String rows = new TiedTable(layers, WordTable.WEIGHT, vocabulary, hidden).vectors(SIDE, ids);
    String x =
        new PositionVectors(layers, network.positions(), network.maxPositions(), hidden)
            .add(SIDE, rows, Span.fromFirst(b, SIDE, ids));
    return new EncoderStack(
            layers, hidden, network.heads(), network.feedForward(), network.layers())
        .add(SIDE, x, new Masks(b).padding(mask));
  }
}
