package io.rhema.local.keyword;

import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Component;
import io.rhema.model.text.analyzer.StopWords;
import io.rhema.model.text.analyzer.Weighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The languages in which words can be told apart from those that are in every text. */
public enum KeywordLanguage {
  EN("en", AnalyzerDefinition.english()),
  FR("fr", AnalyzerDefinition.french());

  /** The chain reads it from the bundle. */
  private static final String STOP_WORDS = "stop.txt";

  /** No word that the chain leaves has one: it cuts there. */
  private static final String GAP = "|";

  /** An emoji. */
  private static final String NO_WORD = "^[^\\p{L}\\p{N}]+$";

  private final String tag;

  @SuppressWarnings("ImmutableEnumChecker") // a record of records
  private final AnalyzerDefinition words;

  KeywordLanguage(String tag, AnalyzerDefinition words) {
    this.tag = tag;
    this.words = words;
  }

  /** As BCP 47 has it. */
  public String tag() {
    return tag;
  }

  /** Writes the words that the chain leaves out, as they look when they come by the stop filter. */
  void writeStopWords(Path folder) throws IOException {
    List<String> lines =
        StopWords.of(tag).stream()
            .flatMap(word -> words.analyze(folder, word).stream())
            .distinct()
            .sorted()
            .toList();
    Files.write(folder.resolve(STOP_WORDS), lines);
  }

  /**
   * The chain: words of two letters or more that are no stop words, unstemmed.
   *
   * @param phrase words of the longest phrase; 1 for words alone. A phrase has no stop word in it
   */
  AnalyzerDefinition chain(int phrase) {
    AnalyzerDefinition chain =
        words
            .with(replace(NO_WORD))
            .with(Component.of("stop", "words", STOP_WORDS))
            .with(component("length", "min", "2", "max", "100"));
    if (phrase > 1) {
      Component shingles =
          component(
              "shingle",
              "minShingleSize",
              "2",
              "maxShingleSize",
              Integer.toString(phrase),
              "fillerToken",
              GAP);
      chain = chain.with(shingles).with(replace("^.*\\" + GAP + ".*$"));
    }
    return chain.asBag(Weighting.TFIDF);
  }

  /** Empties what matches a pattern. */
  private static Component replace(String pattern) {
    return component("patternReplace", "pattern", pattern, "replacement", "");
  }

  /** Arguments in an order of their own, so that equal chains are written alike. */
  private static Component component(String name, String... arguments) {
    Map<String, String> ordered = new LinkedHashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      ordered.put(arguments[i], arguments[i + 1]);
    }
    return new Component(name, ordered);
  }
}
