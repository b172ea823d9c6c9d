package io.rhema.model.text;

import java.util.Arrays;

/** Collects the sub-words of one text, and sees how each of its words is written. */
final class SubWords {
  private final String text;
  private int[] ids = {};
  private int[] starts = {};
  private int[] ends = {};
  private int[] words = {};
  private byte[] cases = {};
  private int size;

  /** Index of the first sub-word of the word that is being read. */
  private int wordBegin;

  SubWords(String text) {
    this.text = text;
    resize(8 + text.length() / 3);
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
    int word = size == 0 ? 0 : words[size - 1];
    if (beginsWord && size > 0) {
      endWord();
      word++;
    }
    ids[size] = id;
    starts[size] = start;
    ends[size] = end;
    words[size++] = word;
  }

  /** The case is the original's: the sub-words themselves may have been put in small letters. */
  private void endWord() {
    byte code = LetterCase.of(text, starts[wordBegin], ends[size - 1]).code();
    Arrays.fill(cases, wordBegin, size, code);
    wordBegin = size;
  }

  EncodedText encodedBy(String fingerprint) {
    if (size > 0) {
      endWord();
    }
    resize(size);
    return new EncodedText(fingerprint, ids, starts, ends, words, cases);
  }

  private void resize(int capacity) {
    ids = Arrays.copyOf(ids, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    words = Arrays.copyOf(words, capacity);
    cases = Arrays.copyOf(cases, capacity);
  }
}
