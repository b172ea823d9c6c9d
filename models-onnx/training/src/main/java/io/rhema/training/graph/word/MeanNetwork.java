package io.rhema.training.graph.word;

/**
 * The mean of a text's word vectors, and a dense layer with ReLU on it (Iyyer et al. 2015, "Deep
 * Unordered Composition Rivals Syntactic Methods for Text Classification").
 *
 * @param embedding length of a word's vector
 * @param hidden units of the dense layer; 0 for the mean alone
 */
public record MeanNetwork(int embedding, int hidden) implements WordNetwork {

  public MeanNetwork {
    Sizes.requirePositive("embedding", embedding);
    Sizes.requireNotNegative("hidden", hidden);
  }

  @Override
  public int width() {
    return hidden == 0 ? embedding : hidden;
  }
}
