package io.rhema.model.translate;

import io.rhema.model.text.EncodedText;
import io.rhema.model.text.Window;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts sentences that are too long for a model: behind a comma or the like if there is one in the
 * second half of what fits, else between two words, else anywhere.
 */
final class RowCutter {
  private static final String CLAUSE_ENDS = ",;:)]–—、，；：";

  private RowCutter() {}

  /**
   * @param sentence what was encoded
   * @param room tokens that fit a row, at least 1
   * @return windows without overlap that together have all tokens, in order; at least one
   */
  static List<Window> cut(String sentence, EncodedText encoded, int room) {
    List<Window> windows = new ArrayList<>(1);
    int from = 0;
    while (encoded.size() - from > room) {
      int to = cutBefore(sentence, encoded, from + room / 2 + 1, from + room);
      windows.add(new Window(from, to));
      from = to;
    }
    windows.add(new Window(from, encoded.size()));
    return windows;
  }

  /** The best token of a range to begin the next row with. */
  private static int cutBefore(String sentence, EncodedText encoded, int least, int most) {
    int betweenWords = most;
    boolean found = false;
    for (int token = most; token >= least; token--) {
      int gap = gapBefore(sentence, encoded, token);
      if (gap >= 0) {
        if (gap > 0 && CLAUSE_ENDS.indexOf(sentence.codePointBefore(gap)) >= 0) {
          return token;
        }
        if (!found) {
          betweenWords = token;
          found = true;
        }
      }
    }
    return betweenWords;
  }

  /** Where the word before a token ends, if the token begins another one; -1 if it does not. */
  private static int gapBefore(String sentence, EncodedText encoded, int token) {
    int start = Scan.skipBlanks(sentence, encoded.starts()[token], sentence.length());
    int end = Scan.skipBack(sentence, 0, start, Characters::isBlank);
    return end < start && encoded.ends()[token - 1] <= start ? end : -1;
  }
}
