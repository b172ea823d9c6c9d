package io.rhema.training.graph.word;

/**
 * A dense layer with ReLU on a bag of words: each word of the vocabulary is an input, as large as
 * its weight in the text (1, a count, tf-idf). Only the words that a text has are multiplied. Words
 * may be n-grams: the vocabulary decides.
 *
 * <p>Input {@link WordGraphs#TOKEN_WEIGHTS} takes the place of the attention mask.
 *
 * @param hidden units of the dense layer
 * @param batchNorm whether these are normalised before the ReLU (Ioffe and Szegedy 2015)
 */
public record BagNetwork(int hidden, boolean batchNorm) implements WordNetwork {

  public BagNetwork {
    Sizes.requirePositive("hidden", hidden);
  }

  @Override
  public int width() {
    return hidden;
  }
}
