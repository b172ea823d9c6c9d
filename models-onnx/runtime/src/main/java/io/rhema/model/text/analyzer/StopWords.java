package io.rhema.model.text.analyzer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.WordlistLoader;
import org.apache.lucene.analysis.snowball.SnowballFilter;

/**
 * Words that are in texts on anything, as the Snowball project lists them for a language: Lucene
 * brings the lists along.
 */
public final class StopWords {
  private static final Map<String, String> LISTS =
      Map.of("en", "english_stop.txt", "fr", "french_stop.txt");

  private StopWords() {}

  /**
   * The words of a language.
   *
   * @param language {@code en} or {@code fr}
   * @return sorted by their code units
   */
  public static List<String> of(String language) {
    String list = LISTS.get(language);
    if (list == null) {
      throw new IllegalArgumentException(
          "There are no stop words for the language '%s'; there are for %s"
              .formatted(language, new TreeSet<>(LISTS.keySet())));
    }
    // Lucene's own class beside the lists: they are looked up in its jar, whoever loaded it.
    try (InputStream in = SnowballFilter.class.getResourceAsStream(list)) {
      CharArraySet words =
          WordlistLoader.getSnowballWordSet(new InputStreamReader(in, StandardCharsets.UTF_8));
      Set<String> sorted = new TreeSet<>();
      words.forEach(word -> sorted.add(new String((char[]) word)));
      return List.copyOf(sorted);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Lucene's stop words of '%s' cannot be read".formatted(language), e);
    }
  }
}
