package io.rhema.training.graph.seq2seq;

import io.rhema.training.graph.layer.EncoderStack;
import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.Masks;
import io.rhema.training.graph.layer.Span;

/** The encoder: source ids to one vector for each. */
final class TransformerEncoder {
  private static final String SIDE = "encoder";

  private final Layers layers;
  private final TransformerShape shape;

  TransformerEncoder(Layers layers, TransformerShape shape) {
    this.layers = layers;
    this.shape = shape;
  }

  /**
   * Adds the layers.
   *
   * @param ids int64 {@code [batch, source]}
   * @param mask what {@link Masks#padding} makes of the attention mask
   * @return {@code [batch, source, hidden]}
   */
  String add(String ids, String mask) {
    Span all = Span.fromFirst(layers.builder(), SIDE, ids);
    String x = new Embeddings(layers, shape).embed(SIDE, ids, all);
    return new EncoderStack(
            layers, shape.hidden(), shape.heads(), shape.feedForward(), shape.encoderLayers())
        .add(SIDE, x, mask);
  }
}
