package io.rhema.model;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.task.Keywords;
import io.rhema.model.task.keyword.FoundKeywords;
import io.rhema.model.task.keyword.Keyword;
import io.rhema.model.task.keyword.KeywordOptions;
import io.rhema.model.text.WordTable;
import io.rhema.model.text.analyzer.Weighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the keywords of texts with one bundle: what its chain of analysis makes of a text, words
 * and perhaps phrases, ranked by {@linkplain Weighting#TFIDF tf-idf}. Forms that the chain takes
 * for one, by small letters or stems, count together and are reported as the text has the first of
 * them. Equal texts have equal keywords. Safe for use by several threads at once.
 */
public final class KeywordExtractor {
  private static final Comparator<Keyword> BEST_FIRST =
      Comparator.comparing(Keyword::score).reversed().thenComparing(Keyword::start);

  private final WordTable table;
  private final KeywordOptions options;

  private KeywordExtractor(WordTable table, KeywordOptions options) {
    this.table = table;
    this.options = options;
  }

  /**
   * Reads the chain and the table of a bundle.
   *
   * @throws io.rhema.model.bundle.BundleException when one of them cannot be used, or the bundle is
   *     for something else
   */
  public static KeywordExtractor open(ModelBundle bundle, KeywordOptions options) {
    bundle.head(Keywords.class);
    return new KeywordExtractor(WordTable.load(bundle.dir()), options);
  }

  /**
   * Where a word occurs first, and how often.
   *
   * @param documents how many of the corpus have it
   */
  private record Occurrences(int start, int end, int documents, int[] count) {}

  /**
   * Finds the keywords of one text, which may be any string.
   *
   * @throws IllegalStateException when it has more than four million words
   */
  public FoundKeywords extract(String text) {
    Map<String, Occurrences> found = new LinkedHashMap<>();
    int[] words = new int[1];
    table.read(
        text,
        (word, start, end) -> {
          // What stands for no character of the text, as some filters add, has no place in it.
          if (start < end) {
            words[0]++;
            found.computeIfAbsent(word.toString(), w -> occurrences(w, text, start, end))
                .count()[0]++;
          }
        });
    return new FoundKeywords(words[0], best(List.copyOf(found.values())));
  }

  /** A chain may cut between the halves of a surrogate pair; a keyword has whole characters. */
  private Occurrences occurrences(String word, String text, int start, int end) {
    return new Occurrences(
        splitsPair(text, start) ? start - 1 : start,
        splitsPair(text, end) ? end + 1 : end,
        table.documentFrequency(word),
        new int[1]);
  }

  private static boolean splitsPair(String text, int offset) {
    return offset > 0
        && offset < text.length()
        && Character.isSurrogatePair(text.charAt(offset - 1), text.charAt(offset));
  }

  private List<Keyword> best(List<Occurrences> words) {
    float[] scores =
        Weighting.TFIDF.weights(
            words.stream().mapToInt(word -> word.count()[0]).toArray(),
            words.stream().mapToInt(Occurrences::documents).toArray(),
            table.documents());
    List<Keyword> keywords = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      Occurrences word = words.get(i);
      if (scores[i] >= options.minScore()) {
        keywords.add(new Keyword(word.start(), word.end(), scores[i], word.count()[0]));
      }
    }
    return keywords.stream().sorted(BEST_FIRST).limit(options.limit()).toList();
  }
}
