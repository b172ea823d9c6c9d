package io.rhema.training.metric;

import java.util.List;

/** How a text is cut into the words that BLEU compares. Figures of different ones don't compare. */
public interface WordTokenizer {

  /** The words that a text is already written as, between white space. */
  WordTokenizer NONE = new NamedTokenizer("none", Whitespace::split);

  /** As WMT's {@code mteval-v13a.pl}: what sacrebleu does unless told otherwise. */
  WordTokenizer MTEVAL_13A = new NamedTokenizer("13a", Mteval13a::words);

  /**
   * As Moses' {@code tokenizer.perl} cuts a language, but without its lists of abbreviations.
   * Unlike 13a it parts {@code l'homme}, so its BLEU is higher in French: published figures on
   * Multi30k are on such words, in lower case.
   *
   * @param language of the text, two letters
   */
  static WordTokenizer moses(String language) {
    return new NamedTokenizer("moses-" + language, MosesWords.of(language)::words);
  }

  /** What a signature calls it. */
  String name();

  List<String> words(String text);
}
