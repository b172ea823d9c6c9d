package io.rhema.training.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How close translations are to their references.
 *
 * @param bleu as it is compared: tokenized by 13a, with case
 * @param lowercased as papers on Multi30k have it: tokenized by Moses, lower-cased
 * @param texts how many were translated
 */
public record TranslationScore(Bleu bleu, Bleu lowercased, Chrf chrf, int texts) implements Score {

  /**
   * @param language of the translations, two letters
   * @throws IllegalArgumentException if there are not as many translations as references
   */
  public static TranslationScore of(
      String language, List<String> translations, List<String> references) {
    return new TranslationScore(
        Bleu.of(BleuOptions.CASED_13A, translations, references),
        Bleu.of(BleuOptions.tokenizedLowercased(language), translations, references),
        Chrf.of(translations, references),
        translations.size());
  }

  @Override
  public double value() {
    return bleu.value();
  }

  @Override
  public String unit() {
    return bleu.unit();
  }

  @Override
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("BLEU", bleu.score());
    figures.put("BLEU lower-cased", lowercased.score());
    figures.put("chrF2", chrf.score());
    return figures;
  }
}
