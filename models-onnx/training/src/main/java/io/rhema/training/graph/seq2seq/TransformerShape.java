package io.rhema.training.graph.seq2seq;

import io.rhema.training.graph.layer.Positions;
import java.util.Objects;

/**
 * A Transformer (Vaswani et al. 2017, "Attention Is All You Need") with the normalisation before
 * each sub-layer, which trains stably without a long warm-up (Xiong et al. 2020, "On Layer
 * Normalization in the Transformer Architecture"). One table serves as the embedding of source and
 * target and as the output projection.
 *
 * @param vocabulary sub-words of the joint vocabulary
 * @param hidden width of a token's vector; the heads share it evenly
 * @param heads of each attention
 * @param feedForward width of the layer between the two products of a feed-forward sub-layer
 * @param encoderLayers self-attention and feed-forward
 * @param decoderLayers self-attention, attention to the source, and feed-forward
 * @param positions how a token is told where it stands
 * @param maxPositions the longest row, in tokens
 */
public record TransformerShape(
    int vocabulary,
    int hidden,
    int heads,
    int feedForward,
    int encoderLayers,
    int decoderLayers,
    Positions positions,
    int maxPositions)
    implements Seq2SeqShape {

  public TransformerShape {
    Objects.requireNonNull(positions, "positions");
    int smallest =
        Math.min(
            Math.min(Math.min(vocabulary, hidden), Math.min(heads, feedForward)),
            Math.min(Math.min(encoderLayers, decoderLayers), maxPositions));
    if (smallest < 1) {
      throw new IllegalArgumentException(
          ("vocabulary=%d, hidden=%d, heads=%d, feedForward=%d, encoderLayers=%d, decoderLayers=%d,"
                  + " maxPositions=%d: each must be positive")
              .formatted(
                  vocabulary,
                  hidden,
                  heads,
                  feedForward,
                  encoderLayers,
                  decoderLayers,
                  maxPositions));
    }
    if (hidden % (2 * heads) != 0) {
      throw new IllegalArgumentException(
          "hidden=%d, heads=%d: hidden must be a multiple of twice the heads"
              .formatted(hidden, heads));
    }
  }

  /** Width of one head. */
  int headWidth() {
    return hidden / heads;
  }
}
