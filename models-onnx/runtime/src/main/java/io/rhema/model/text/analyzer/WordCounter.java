package io.rhema.model.text.analyzer;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts how often each word occurs, and in how many documents. */
final class WordCounter {
  private final Map<String, Tally> tallies = new HashMap<>();
  private int documents;

  private static final class Tally {
    private long occurrences;
    private int documents;
    private int lastDocument;
  }

  void add(List<String> document) {
    documents++;
    for (String word : document) {
      Tally tally = tallies.computeIfAbsent(word, unseen -> new Tally());
      tally.occurrences++;
      if (tally.lastDocument != documents) {
        tally.lastDocument = documents;
        tally.documents++;
      }
    }
  }

  int documents() {
    return documents;
  }

  /** The most frequent first, words of one frequency by their code units. */
  List<WordCount> mostFrequent(int maxWords, int minCount) {
    if (maxWords < 1) {
      throw new IllegalArgumentException(
          "at most %d words are asked for; it must be at least 1".formatted(maxWords));
    }
    Comparator<Map.Entry<String, Tally>> byOccurrences =
        Comparator.comparingLong(entry -> -entry.getValue().occurrences);
    List<WordCount> words =
        tallies.entrySet().stream()
            .filter(entry -> entry.getValue().occurrences >= minCount)
            // A word with a tab or a line break in it has no place in words.tsv.
            .filter(entry -> WordCount.isWritable(entry.getKey()))
            .sorted(byOccurrences.thenComparing(Map.Entry.comparingByKey()))
            .limit(maxWords)
            .map(entry -> new WordCount(entry.getKey(), entry.getValue().documents))
            .toList();
    if (words.isEmpty()) {
      throw new IllegalArgumentException(
          "none of %,d words in %,d documents occurs %d times; learn from more text or ask for less"
              .formatted(tallies.size(), documents, minCount));
    }
    return words;
  }
}
