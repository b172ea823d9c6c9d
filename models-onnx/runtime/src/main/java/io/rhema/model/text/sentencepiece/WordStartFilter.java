package io.rhema.model.text.sentencepiece;

import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Gives each piece that begins a word a position of its own; the blank tells words apart. */
public final class WordStartFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute position =
      addAttribute(PositionIncrementAttribute.class);
  private final char blank;
  private final boolean blankBehind;
  private boolean wordEnded;

  /**
   * Makes the filter.
   *
   * @param blank what stands for a blank in pieces
   * @param blankBehind whether it ends words rather than begins them
   */
  WordStartFilter(TokenStream input, char blank, boolean blankBehind) {
    super(input);
    this.blank = blank;
    this.blankBehind = blankBehind;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    wordEnded = false;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    int length = term.length();
    boolean begins = blankBehind ? wordEnded : length > 0 && term.charAt(0) == blank;
    if (begins) {
      position.setPositionIncrement(1);
    }
    wordEnded = length > 0 && term.charAt(length - 1) == blank;
    return true;
  }
}
