package io.rhema.training.metric;

import java.util.List;
import java.util.Locale;

/**
 * What BLEU compares.
 *
 * @param tokenizer how texts are cut into words
 * @param lowercase whether case is ignored
 */
public record BleuOptions(WordTokenizer tokenizer, boolean lowercase) {
  /** As sacrebleu unless told otherwise. */
  public static final BleuOptions CASED_13A = new BleuOptions(WordTokenizer.MTEVAL_13A, false);

  /**
   * "Tokenized, lower-cased", as papers on Multi30k report.
   *
   * @param language of the translations, two letters
   */
  public static BleuOptions tokenizedLowercased(String language) {
    return new BleuOptions(WordTokenizer.moses(language), true);
  }

  List<String> words(String text) {
    String line = text.stripTrailing();
    return tokenizer.words(lowercase ? line.toLowerCase(Locale.ROOT) : line);
  }

  String signature() {
    return "case:%s|tok:%s".formatted(lowercase ? "lc" : "mixed", tokenizer.name());
  }
}
