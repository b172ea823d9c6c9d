package io.rhema.training.graph.word;

/**
 * The measures of a language model: with these, its weights are known by name and size. One that
 * reads from left to right tells each next word, one that sees both sides tells words that are
 * hidden from it (Devlin et al. 2019, "BERT"). Its layers are those of an encoder of the same
 * network, which can go on with its weights.
 *
 * @param network recurrent, or a Transformer; its summary does not matter
 * @param vocabulary how many ids there are, those of padding and of unknown words included
 * @param tied whether the table of the words' vectors tells words from vectors too (Press and Wolf
 *     2017); behind a linear layer if they are of different length
 */
public record LanguageModelShape(WordNetwork network, int vocabulary, boolean tied) {

  public LanguageModelShape {
    Sizes.requirePositive("vocabulary", vocabulary);
    if (!(network instanceof RecurrentNetwork) && !(network instanceof TransformerNetwork)) {
      throw new IllegalArgumentException(
          "network=%s: a language model reads words in order, so it must be recurrent or a Transformer"
              .formatted(network));
    }
  }

  /** Whether it reads from left to right, and so tells next words, and no hidden ones. */
  public boolean nextWord() {
    return network instanceof RecurrentNetwork recurrent && !recurrent.bidirectional();
  }

  /** Length of a word's vector. */
  int embedding() {
    return network instanceof RecurrentNetwork recurrent ? recurrent.embedding() : network.width();
  }
}
