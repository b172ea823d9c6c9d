package io.rhema.model.translate;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signs around a sentence that mean the same in every language: emoji and emoticons. */
final class Decorations {
  private static final Pattern EMOTICON = Pattern.compile("[:;=][-'o]?[)(\\]\\[DPp/|*]++|<3++");

  private Decorations() {}

  /**
   * The end of the signs that begin at an index, with blanks between them but not behind them; the
   * index itself when none begins there.
   */
  static int skip(String text, int index, int to) {
    int end = index;
    int begin = index;
    int next = skipOne(text, begin, to);
    while (next > begin) {
      end = next;
      begin = Scan.skipBlanks(text, end, to);
      next = skipOne(text, begin, to);
    }
    return end;
  }

  private static int skipOne(String text, int index, int to) {
    if (index >= to) {
      return index;
    }
    if (!Characters.isSymbol(text.codePointAt(index))) {
      Matcher emoticon = EMOTICON.matcher(text).region(index, to);
      boolean whole =
          emoticon.lookingAt()
              && (emoticon.end() == to
                  || !Character.isLetterOrDigit(text.codePointAt(emoticon.end())));
      return whole ? emoticon.end() : index;
    }
    int end = index;
    while (end < to && Characters.isSymbolPart(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }
}
