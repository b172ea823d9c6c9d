package io.rhema.model.text.pretokenize;

import io.rhema.model.text.normalize.AlignedText;
import io.rhema.model.text.normalize.UnicodeTables;

/** {@code Whitespace}: runs of word characters and runs of symbols, {@code \w+|[^\w\s]+}. */
public record WordsAndSymbols() implements PreTokenizer {
  private static final int BLANK = 0;
  private static final int WORD = 1;
  private static final int SYMBOL = 2;

  @Override
  public void split(AlignedText text, int from, int to, PreTokens out) {
    out.beginOf(text);
    int begin = from;
    int kind = BLANK;
    int next;
    for (int i = from; i < to; i = next) {
      int c = Character.codePointAt(text.chars(), i, to);
      next = i + Character.charCount(c);
      int kindOfNext =
          UnicodeTables.isWhitespace(c) ? BLANK : UnicodeTables.isWordCharacter(c) ? WORD : SYMBOL;
      if (kindOfNext != kind) {
        if (kind != BLANK) {
          out.add(begin, i);
        }
        begin = i;
        kind = kindOfNext;
      }
    }
    if (kind != BLANK) {
      out.add(begin, to);
    }
  }
}
