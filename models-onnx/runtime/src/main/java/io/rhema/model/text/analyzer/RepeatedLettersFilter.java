package io.rhema.model.text.analyzer;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Shortens runs of one letter: {@code sooooo} becomes {@code soo}, as {@code sooo} does. Digits,
 * marks and emoji stay as they are, and {@code Ss} are two letters.
 */
public final class RepeatedLettersFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final int max;

  /**
   * @param max how often a letter may follow itself, counted with the first; at least 1
   */
  public RepeatedLettersFilter(TokenStream input, int max) {
    super(input);
    this.max = max;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    char[] buffer = term.buffer();
    int length = term.length();
    int to = 0;
    int run = 0;
    int previous = -1;
    int from = 0;
    while (from < length) {
      int codePoint = Character.codePointAt(buffer, from, length);
      int next = from + Character.charCount(codePoint);
      run = codePoint == previous && Character.isLetter(codePoint) ? run + 1 : 1;
      previous = codePoint;
      if (run <= max) {
        System.arraycopy(buffer, from, buffer, to, next - from);
        to += next - from;
      }
      from = next;
    }
    term.setLength(to);
    return true;
  }
}
