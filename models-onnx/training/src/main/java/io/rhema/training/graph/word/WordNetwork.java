package io.rhema.training.graph.word;

/** The measures of a word model: with the vocabulary, all that decides which weights it has. */
public sealed interface WordNetwork
    permits BagNetwork, MeanNetwork, RecurrentNetwork, TransformerNetwork {

  /** Length of the vectors that the encoder answers with. */
  int width();

  /** Whether the encoder answers with a vector for each word, and not with one for the text. */
  default boolean tokenVectors() {
    return false;
  }
}
