package io.rhema.model.text.vocabulary;

/** Splits words, one after the other; not safe for several threads at once. */
public interface SubWordSplitter {

  /**
   * Splits a word into pieces, in order.
   *
   * @param word UTF-16 code units, of which the first {@code length} count
   * @param out is emptied first; stays empty when the vocabulary has nothing for the word
   */
  void split(char[] word, int length, Pieces out);
}
