package io.rhema.training.vectors.plot;

import io.rhema.training.report.HtmlPage;
import io.rhema.training.vectors.Neighbour;
import io.rhema.training.vectors.VectorsException;
import io.rhema.training.vectors.WordSearch;
import io.rhema.training.vectors.WordVectors;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A picture of some words: near words are drawn near each other, as far as a plane allows. */
public final class VectorPlot {
  private static final int NO_GROUP = -1;

  private final WordVectors vectors;
  private final Map<String, Integer> groups;

  private VectorPlot(WordVectors vectors, Map<String, Integer> groups) {
    this.vectors = vectors;
    this.groups = groups;
  }

  /** The first words of the vectors, by convention the most frequent ones. */
  public static VectorPlot ofFirst(WordVectors vectors, int most) {
    Map<String, Integer> words = new LinkedHashMap<>();
    vectors.first(most).words().forEach(word -> words.put(word, NO_GROUP));
    return new VectorPlot(vectors, words);
  }

  /**
   * Words with those nearest to each, each group in a colour of its own; a word that is near to
   * several is of the first one's.
   *
   * @param near how many for each word
   * @throws VectorsException when one of the words has no vector
   */
  public static VectorPlot around(WordVectors vectors, List<String> words, int near) {
    WordSearch search = new WordSearch(vectors);
    Map<String, Integer> groups = new LinkedHashMap<>();
    Map<String, Integer> neighbours = new LinkedHashMap<>();
    for (String word : words) {
      int group = groups.size();
      groups.putIfAbsent(word, group);
      for (Neighbour neighbour : search.near(word, near)) {
        neighbours.putIfAbsent(neighbour.word(), group);
      }
    }
    neighbours.forEach(groups::putIfAbsent);
    return new VectorPlot(vectors, groups);
  }

  /**
   * Writes the page.
   *
   * @param title what it shows
   */
  public void write(Path file, String title) throws IOException {
    List<float[]> rows = new ArrayList<>();
    groups.keySet().forEach(word -> rows.add(vectors.row(vectors.indexOf(word).getAsInt())));
    Projection projection = Projection.ofPrincipalComponents(rows);
    HtmlPage page = new HtmlPage(title);
    page.paragraph(
        String.format(
            Locale.ROOT,
            "%d of %,d words, by the two principal components of their vectors of length 1, which"
                + " keep %.0f %% and %.0f %% of the variance: much of what tells these words apart"
                + " lies in the other dimensions.",
            groups.size(),
            vectors.size(),
            100 * projection.explained()[0],
            100 * projection.explained()[1]));
    page.picture(new Scatter(projection.points()).svg(groups));
    page.write(file);
  }
}
