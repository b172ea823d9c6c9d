package io.rhema.training.vectors;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Words that are spelled like one that was not found. */
final class SimilarSpelling {
  private static final int SHOWN = 3;

  /** A word of this many letters may differ in one of them. */
  private static final int LETTERS_FOR_A_CHANGE = 3;

  private static final int MOST_CHANGES = 3;

  private final List<String> words;

  private record Candidate(String word, int changes) {}

  SimilarSpelling(List<String> words) {
    this.words = words;
  }

  /** What to tell somebody who asked for a word that is not there. */
  String unknown(String word) {
    List<String> similar = to(word);
    String remedy =
        similar.isEmpty()
            ? "no word is spelled like it"
            : "closest in spelling: "
                + similar.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    return "'%s' has no vector; %s.".formatted(word, remedy);
  }

  /** The closest words; of equals, the first in the file. Letter case counts for nothing. */
  List<String> to(String word) {
    String wanted = word.toLowerCase(Locale.ROOT);
    int most = Math.min(MOST_CHANGES, Math.max(1, wanted.length() / LETTERS_FOR_A_CHANGE));
    LevenshteinDistance distance = new LevenshteinDistance(most);
    return words.stream()
        .filter(known -> Math.abs(known.length() - word.length()) <= most)
        .map(known -> new Candidate(known, distance.apply(wanted, known.toLowerCase(Locale.ROOT))))
        .filter(candidate -> candidate.changes() >= 0)
        .sorted(Comparator.comparingInt(Candidate::changes))
        .limit(SHOWN)
        .map(Candidate::word)
        .toList();
  }
}
