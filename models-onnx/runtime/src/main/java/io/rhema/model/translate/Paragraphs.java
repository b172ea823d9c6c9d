package io.rhema.model.translate;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text at its line breaks. A line break ends a sentence, as it does in messages, lists and
 * verses, unless the line was wrapped: it is long, ends without a mark, and the next one begins
 * with a small letter.
 */
final class Paragraphs {
  /** Shorter lines are not wrapped: mail and terminals wrap at 60 to 80 columns. */
  private static final int SHORTEST_WRAPPED = 50;

  private Paragraphs() {}

  /** The paragraphs that are not blank, in order, as parts of the text. */
  static List<Sentence> of(String text) {
    List<Sentence> paragraphs = new ArrayList<>();
    int start = 0;
    int line = 0;
    while (line < text.length()) {
      int end = Scan.skip(text, line, text.length(), c -> !Characters.isLineBreak(c));
      int next = Scan.skip(text, end, text.length(), Characters::isLineBreak);
      if (next == text.length() || !isWrapped(text, line, end, next)) {
        add(text, start, end, paragraphs);
        start = next;
      }
      line = next;
    }
    return paragraphs;
  }

  /**
   * @param line where the line begins
   * @param end where its line break begins
   * @param next where the next line that is not empty begins
   */
  private static boolean isWrapped(String text, int line, int end, int next) {
    int last = Scan.skipBack(text, line, end, Characters::isBlank);
    return last - line >= SHORTEST_WRAPPED
        && isOneBreak(text, end, next)
        && Character.isLowerCase(text.codePointAt(next))
        && !Characters.isMark(text.codePointBefore(last))
        && text.charAt(last - 1) != ':';
  }

  private static boolean isOneBreak(String text, int end, int next) {
    return next - end == 1 || (next - end == 2 && text.startsWith("\r\n", end));
  }

  private static void add(String text, int from, int to, List<Sentence> paragraphs) {
    int start = Scan.skipBlanks(text, from, to);
    int end = Scan.skipBack(text, start, to, Characters::isBlank);
    if (end > start) {
      paragraphs.add(new Sentence(start, end));
    }
  }
}
