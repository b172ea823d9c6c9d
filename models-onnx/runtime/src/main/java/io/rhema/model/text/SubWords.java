package io.rhema.model.text;

import java.util.Arrays;

/** Collects the sub-words of one text, and sees how each of its words is written. */
final class SubWords {
  private final String text;
  private int[] ids;
  private int[] starts;
  private int[] ends;
  private int[] words;
  private int size;
  private int word = -1;

  SubWords(String text) {
    this.text = text;
    int capacity = 8 + text.length() / 3;
    ids = new int[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
    words = new int[capacity];
  }

  /**
   * Adds the next sub-word.
   *
   * @param start offset in the text, inclusive
   * @param end offset in the text, exclusive
   * @param beginsWord whether it is the first of its word
   */
  void add(int id, int start, int end, boolean beginsWord) {
    if (size == ids.length) {
      resize(2 * size);
    }
    if (beginsWord) {
      word++;
    }
    ids[size] = id;
    starts[size] = start;
    ends[size] = end;
    words[size++] = word;
  }

  int size() {
    return size;
  }

  /** The id of a sub-word that was added. */
  int id(int subWord) {
    return ids[subWord];
  }

  EncodedText encodedBy(String fingerprint) {
    return encodedBy(fingerprint, new float[0]);
  }

  /** The same with a weight for each sub-word. */
  EncodedText encodedBy(String fingerprint, float[] weights) {
    resize(size);
    return new EncodedText(fingerprint, ids, starts, ends, words, cases(), weights);
  }

  /** The case is the original's: the sub-words themselves may have been put in small letters. */
  private byte[] cases() {
    byte[] cases = new byte[size];
    int to;
    for (int from = 0; from < size; from = to) {
      to = from + 1;
      while (to < size && words[to] == words[from]) {
        to++;
      }
      Arrays.fill(cases, from, to, LetterCase.of(text, starts[from], ends[to - 1]).code());
    }
    return cases;
  }

  private void resize(int capacity) {
    ids = Arrays.copyOf(ids, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    words = Arrays.copyOf(words, capacity);
  }
}
