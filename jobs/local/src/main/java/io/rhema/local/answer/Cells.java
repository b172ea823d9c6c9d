package io.rhema.local.answer;

import org.jline.utils.WCWidth;

/**
 * What characters do to a terminal: how many of its columns they take, and what is shown in place
 * of those that would control it.
 */
public final class Cells {
  private static final int HIDDEN = '·';

  /** More marks on one letter than any script has; a text can bring thousands, to no good end. */
  private static final int MOST_MARKS = 8;

  private Cells() {}

  /**
   * Makes a text harmless: line breaks and tabs become spaces, other control characters, those that
   * turn the direction of what follows, and halves of surrogate pairs become dots.
   */
  public static String harmless(CharSequence text) {
    StringBuilder shown = new StringBuilder(text.length());
    int marks = 0;
    for (int i = 0; i < text.length(); ) {
      int c = Character.codePointAt(text, i);
      i += Character.charCount(c);
      int harmless = harmless(c);
      marks = width(harmless) == 0 ? marks + 1 : 0;
      if (marks <= MOST_MARKS) {
        shown.appendCodePoint(harmless);
      }
    }
    return shown.toString();
  }

  private static int harmless(int c) {
    if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029) {
      return ' ';
    }
    return controls(c) ? HIDDEN : c;
  }

  /** Whether a character does something to what follows, or is half of one. */
  static boolean controls(int c) {
    boolean turnsText = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    boolean half = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return Character.isISOControl(c) || turnsText || half;
  }

  /** Columns of a text that is harmless. */
  public static int width(String shown) {
    return shown.codePoints().map(Cells::width).sum();
  }

  /**
   * Where terminals differ, the most that one takes: a line that ends a column early does no harm,
   * one that is too long breaks.
   */
  private static int width(int c) {
    boolean linesAndBlocks = c >= 0x2500 && c <= 0x259F;
    boolean perhapsEmoji =
        c >= 0x2300
            && c <= 0x2BFF
            && !linesAndBlocks
            && Character.getType(c) == Character.OTHER_SYMBOL;
    return perhapsEmoji ? 2 : Math.max(0, WCWidth.wcwidth(c));
  }
}
