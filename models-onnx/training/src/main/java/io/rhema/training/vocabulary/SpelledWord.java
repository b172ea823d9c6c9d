package io.rhema.training.vocabulary;

import java.util.Arrays;

/** One word of the texts as the pieces that it is made of so far. */
final class SpelledWord {
  private final long count;
  private int[] pieces;

  /**
   * A word before any merge.
   *
   * @param count how often the texts have it
   */
  SpelledWord(int[] pieces, long count) {
    this.pieces = pieces;
    this.count = count;
  }

  /** Is told which neighbours a merge made and which it parted. */
  interface Neighbours {
    void more(int left, int right);

    void fewer(int left, int right);
  }

  long count() {
    return count;
  }

  int size() {
    return pieces.length;
  }

  int piece(int index) {
    return pieces[index];
  }

  /**
   * Joins a pair into one piece wherever it occurs, from left to right.
   *
   * @param changes of all pairs but the one that is joined, none of which is left
   */
  void merge(int left, int right, int merged, Neighbours changes) {
    int[] joined = new int[pieces.length];
    int size = 0;
    int i = 0;
    while (i < pieces.length) {
      if (i + 1 == pieces.length || pieces[i] != left || pieces[i + 1] != right) {
        joined[size++] = pieces[i++];
        continue;
      }
      if (size > 0) {
        changes.fewer(joined[size - 1], left);
        changes.more(joined[size - 1], merged);
      }
      if (i + 2 < pieces.length) {
        changes.fewer(right, pieces[i + 2]);
        changes.more(merged, pieces[i + 2]);
      }
      joined[size++] = merged;
      i += 2;
    }
    if (size < pieces.length) {
      pieces = Arrays.copyOf(joined, size);
    }
  }
}
