package io.rhema.model.text.analyzer;

/** Takes the words of a text one by one. */
public interface WordSink {

  /**
   * Takes the next word.
   *
   * @param word as the chain leaves it, not empty; changes behind this call
   * @param start offset in the original text of the first UTF-16 code unit it was made of
   * @param end offset behind the last
   */
  void word(CharSequence word, int start, int end);
}
