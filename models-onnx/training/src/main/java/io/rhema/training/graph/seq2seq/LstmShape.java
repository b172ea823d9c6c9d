package io.rhema.training.graph.seq2seq;

import io.rhema.training.graph.layer.Cell;
import io.rhema.training.graph.layer.Layers;
import io.rhema.training.graph.layer.RecurrentLayer;
import io.rhema.training.graph.layer.RecurrentStart;

/**
 * Recurrent layers (Hochreiter and Schmidhuber 1997) with attention: the encoder reads the source
 * from both ends, the decoder's last layer looks at it by Luong et al. 2015, "Effective Approaches
 * to Attention-based Neural Machine Translation", global attention with the general score. Their
 * input feeding is left out: without it the whole target is read at once in training. One table
 * serves as the embedding of source and target and as the output projection.
 *
 * @param vocabulary sub-words of the joint vocabulary
 * @param hidden width of a token's vector and of the states; even, since the encoder's directions
 *     share it
 * @param encoderLayers bidirectional
 * @param decoderLayers from left to right
 * @param maxPositions the longest row, in tokens
 */
public record LstmShape(
    int vocabulary, int hidden, int encoderLayers, int decoderLayers, int maxPositions)
    implements Seq2SeqShape {

  public LstmShape {
    int smallest =
        Math.min(
            Math.min(vocabulary, hidden),
            Math.min(Math.min(encoderLayers, decoderLayers), maxPositions));
    if (smallest < 1 || hidden % 2 != 0) {
      throw new IllegalArgumentException(
          ("vocabulary=%d, hidden=%d, encoderLayers=%d, decoderLayers=%d, maxPositions=%d: each"
                  + " must be positive, and hidden even")
              .formatted(vocabulary, hidden, encoderLayers, decoderLayers, maxPositions));
    }
  }

  /** One that all of the model's layers are made by. */
  static RecurrentLayer layer(Layers layers) {
    return new RecurrentLayer(layers, Cell.LSTM, RecurrentStart.UNIFORM);
  }
}
