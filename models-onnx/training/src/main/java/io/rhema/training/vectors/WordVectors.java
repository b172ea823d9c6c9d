package io.rhema.training.vectors;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Words, each with a row of numbers. The order is that of the file or the training, which by
 * convention is the most frequent word first. Safe for use by several threads at once.
 */
public final class WordVectors {
  private final List<String> words;
  private final float[][] rows;
  private final Map<String, Integer> indices;

  /**
   * Words and their rows, which are not copied: whoever hands them over keeps no reference.
   *
   * @param rows one for each word, all of one length
   * @throws IllegalArgumentException when there is no word, one is empty or comes twice, or a row
   *     is of another length
   */
  public WordVectors(List<String> words, float[][] rows) {
    this.words = List.copyOf(words);
    this.rows = rows;
    if (rows.length == 0 || rows.length != words.size()) {
      throw new IllegalArgumentException(
          "%d words have %d rows; each word must have one, and there must be one"
              .formatted(words.size(), rows.length));
    }
    indices = new HashMap<>(rows.length * 2);
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != rows[0].length || rows[i].length == 0) {
        throw new IllegalArgumentException(
            "the row of '%s' has %d numbers, the first one %d; all must have as many"
                .formatted(words.get(i), rows[i].length, rows[0].length));
      }
      if (words.get(i).isEmpty()) {
        throw new IllegalArgumentException("word %d is empty".formatted(i));
      }
      if (indices.put(words.get(i), i) != null) {
        throw new IllegalArgumentException("'%s' comes twice".formatted(words.get(i)));
      }
    }
  }

  /** The number of words. */
  public int size() {
    return rows.length;
  }

  /** The numbers of a row. */
  public int dimension() {
    return rows[0].length;
  }

  /** All words, in order. */
  public List<String> words() {
    return words;
  }

  public String word(int index) {
    return words.get(index);
  }

  /** A row itself, not a copy: it must not be changed. */
  public float[] row(int index) {
    return rows[index];
  }

  /** Where a word stands; empty if it has no vector. Letter case counts. */
  public OptionalInt indexOf(String word) {
    Integer index = indices.get(word);
    return index == null ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** The first words, or all if there are not so many. */
  public WordVectors first(int most) {
    if (most >= size()) {
      return this;
    }
    return new WordVectors(words.subList(0, most), Arrays.copyOf(rows, most));
  }
}
