package io.rhema.model.text.analysis;

import io.rhema.model.text.normalize.ByteAlphabet;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/**
 * Takes the blanks at either end of byte-level pieces out of their offsets. The offsets of a piece
 * that is nothing but blanks are empty.
 */
public final class OffsetTrimFilter extends TokenFilter {
  private static final char BLANK = ByteAlphabet.charOf(' ');

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final AlignmentAttribute alignment = addAttribute(AlignmentAttribute.class);
  private final OffsetTrim trim;
  private boolean first;

  public OffsetTrimFilter(TokenStream input, OffsetTrim trim) {
    super(input);
    this.trim = trim;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    first = true;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    if (term.length() > 0 && (term.charAt(0) == BLANK || term.charAt(term.length() - 1) == BLANK)) {
      trim();
    }
    first = false;
    return true;
  }

  private void trim() {
    int length = term.length();
    int from = 0;
    while (from < length && term.charAt(from) == BLANK) {
      from++;
    }
    if (from == 1 && trim == OffsetTrim.BLANKS_BUT_THE_FIRST && isFirst()) {
      from = 0;
    }
    int to = length;
    while (to > from && term.charAt(to - 1) == BLANK) {
      to--;
    }
    if (from < to) {
      offset.setOffset(alignment.startOf(from), alignment.endOf(to - 1));
    } else {
      int nothing = from == 0 ? offset.startOffset() : offset.endOffset();
      offset.setOffset(nothing, nothing);
    }
  }

  private boolean isFirst() {
    return first || offset.startOffset() == 0;
  }
}
