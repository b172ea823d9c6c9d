package io.rhema.training.recipe;

/**
 * A Transformer encoder-decoder.
 *
 * @param hidden width
 * @param feedForward width of the layers' inner products
 * @param learnedPositions whether positions are a table that is trained; sinusoids if not
 */
public record TransformerOptions(
    int hidden,
    int heads,
    int feedForward,
    int encoderLayers,
    int decoderLayers,
    boolean learnedPositions)
    implements Seq2SeqOptions {

  /**
   * @throws RecipeException if the heads do not share the width evenly
   */
  public TransformerOptions {
    if (hidden % (2 * heads) != 0) {
      throw new RecipeException(
          "Invalid heads=%d: twice as many must divide the width hidden=%d"
              .formatted(heads, hidden));
    }
  }
}
