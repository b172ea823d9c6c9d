package io.rhema.training.recipe;

/**
 * A bidirectional LSTM encoder and an LSTM decoder with attention.
 *
 * @param hidden width, which the directions of the encoder share
 */
public record LstmOptions(int hidden, int encoderLayers, int decoderLayers)
    implements Seq2SeqOptions {

  /**
   * @throws RecipeException if two directions cannot share the width
   */
  public LstmOptions {
    if (hidden % 2 != 0) {
      throw new RecipeException(
          "Invalid hidden=%d: must be even, as two directions share it".formatted(hidden));
    }
  }
}
