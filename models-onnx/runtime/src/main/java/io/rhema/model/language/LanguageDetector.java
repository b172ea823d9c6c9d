package io.rhema.model.language;

import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.BuiltInLanguages;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Guesses languages from the n-grams of a text, by a naive Bayes classifier: how probable the
 * expected language is, and how probable the best of the others.
 *
 * <p>Chosen by measurement on sentences of 25 letters or more, with the rule of {@link
 * LanguageGate}: it refuses 98% of short French sentences (Tatoeba) and 99.7% of longer ones, and
 * at most 1.4% of English sentences and 0.5% of English tweets. OpenNLP's detector refuses no
 * French sentence, as its confidences are no probabilities: the right language of a sentence has
 * 0.03. Lingua for Java gives the best language the confidence 1.0 whatever the others have, and
 * weighs 110 MB.
 *
 * <p>Safe for use by several threads at once.
 */
final class LanguageDetector {
  /**
   * Languages with many readers or writers. Rare ones would claim more English sentences than they
   * have texts: with all 71 profiles of the library, nine of a hundred short sentences.
   */
  private static final List<String> LANGUAGES =
      List.of(
          "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he",
          "hi", "hr", "hu", "id", "it", "ja", "ko", "lt", "lv", "nl", "no", "pl", "pt", "ro", "ru",
          "sk", "sl", "sr", "sv", "ta", "te", "th", "tr", "uk", "ur", "vi", "zh-CN", "zh-TW");

  /** How much likelier a text is in the expected language before it has been read. */
  private static final double PRIOR = 20;

  /** Opening takes a second and some megabytes, so all users of a language share one. */
  private static final Map<String, LanguageDetector> SHARED = new ConcurrentHashMap<>();

  private final String expected;
  private final boolean expects;
  private final com.optimaize.langdetect.LanguageDetector detector;

  /**
   * Two probabilities.
   *
   * @param expected of the expected language
   * @param other of the most probable other language
   */
  record Guess(double expected, double other) {}

  private LanguageDetector(String expected) {
    this.expected = expected;
    List<LdLocale> locales =
        Stream.concat(
                LANGUAGES.stream().map(LdLocale::fromString),
                BuiltInLanguages.getLanguages().stream().filter(this::isExpected))
            .distinct()
            .toList();
    this.expects = locales.stream().anyMatch(this::isExpected);
    try {
      this.detector =
          LanguageDetectorBuilder.create(NgramExtractors.standard())
              .withProfiles(new LanguageProfileReader().readBuiltIn(locales))
              .languagePriorities(
                  locales.stream()
                      .collect(
                          Collectors.toMap(
                              locale -> locale, locale -> isExpected(locale) ? PRIOR : 1.0)))
              // Long texts would be sampled at random; so a text always gets the same answer.
              .shortTextAlgorithm(Integer.MAX_VALUE)
              .probabilityThreshold(0)
              .build();
    } catch (IOException e) {
      throw new UncheckedIOException("The language profiles cannot be read.", e);
    }
  }

  /** A detector for texts that are mostly in one language, by its primary subtag. */
  static LanguageDetector expecting(String language) {
    return SHARED.computeIfAbsent(language, LanguageDetector::new);
  }

  /** Whether there is a profile of the expected language; without one no guess can favour it. */
  boolean knowsExpected() {
    return expects;
  }

  private boolean isExpected(LdLocale locale) {
    return locale.getLanguage().equals(expected);
  }

  Guess guess(String text) {
    double ours = 0;
    double other = 0;
    for (DetectedLanguage language : detector.getProbabilities(text)) {
      if (isExpected(language.getLocale())) {
        ours += language.getProbability();
      } else {
        other = Math.max(other, language.getProbability());
      }
    }
    return new Guess(ours, other);
  }
}
