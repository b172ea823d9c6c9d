package io.rhema.training.vocabulary;

import java.util.ArrayList;
import java.util.List;

/** Two neighbouring pieces, how often they stand so, and in which words. */
final class PiecePair {
  private final int left;
  private final int right;
  private final List<SpelledWord> words = new ArrayList<>();
  private long count;

  PiecePair(int left, int right) {
    this.left = left;
    this.right = right;
  }

  int left() {
    return left;
  }

  int right() {
    return right;
  }

  long count() {
    return count;
  }

  /** The words that have it, and some that had: a word is never taken out. */
  List<SpelledWord> words() {
    return words;
  }

  void add(SpelledWord word) {
    count += word.count();
    // A word that has the pair twice adds itself twice in a row.
    if (words.isEmpty() || words.get(words.size() - 1) != word) {
      words.add(word);
    }
  }

  void subtract(SpelledWord word) {
    count -= word.count();
  }

  /** It stands in no word any more. */
  void clear() {
    words.clear();
    count = 0;
  }
}
