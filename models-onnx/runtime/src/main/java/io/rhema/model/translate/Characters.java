package io.rhema.model.translate;

/** What a character is to the division into sentences. Arguments are code points. */
final class Characters {
  private static final String STRONG = "!?‼⁇⁈⁉‽؟۔।॥։።၊။៕";
  private static final String WIDE = "。！？．｡";
  private static final String CONTINUES = ",;:.!?…)]}%";
  private static final String BULLETS = "-–—*•·‣◦▪●";

  private static final int ZERO_WIDTH_JOINER = 0x200D;
  private static final int FIRST_TAG = 0xE0020;
  private static final int LAST_TAG = 0xE007F;

  private Characters() {}

  /** Whatever parts words without being written: blanks, line breaks, control characters. */
  static boolean isBlank(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  /** Whether a character begins a new line; of two that do it together, both do. */
  static boolean isLineBreak(int c) {
    return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /** Marks that can end a sentence. */
  static boolean isMark(int c) {
    return c == '.' || isEllipsis(c) || isStrong(c) || isWide(c);
  }

  static boolean isEllipsis(int c) {
    return c == '…';
  }

  /** Marks that end a sentence whatever kind of word is before them. */
  static boolean isStrong(int c) {
    return STRONG.indexOf(c) >= 0;
  }

  /** Marks of scripts that put no blank between sentences. */
  static boolean isWide(int c) {
    return WIDE.indexOf(c) >= 0;
  }

  /** Quotes and brackets that belong to the sentence whose mark they follow. */
  static boolean isCloser(int c) {
    return isClosingOnly(c) || c == '"' || c == '\'';
  }

  /** Those that cannot open what follows. */
  static boolean isClosingOnly(int c) {
    int type = Character.getType(c);
    return type == Character.END_PUNCTUATION || type == Character.FINAL_QUOTE_PUNCTUATION;
  }

  /** Quotes and brackets before the first word of a sentence. */
  static boolean isOpener(int c) {
    int type = Character.getType(c);
    return type == Character.START_PUNCTUATION
        || type == Character.INITIAL_QUOTE_PUNCTUATION
        || c == '"'
        || c == '\'';
  }

  /** Marks that no sentence begins with. */
  static boolean continues(int c) {
    return CONTINUES.indexOf(c) >= 0;
  }

  static boolean isBullet(int c) {
    return BULLETS.indexOf(c) >= 0;
  }

  /** Symbols, such as most emoji. */
  static boolean isSymbol(int c) {
    return Character.getType(c) == Character.OTHER_SYMBOL;
  }

  /** What follows a symbol and belongs to it: skin tones, variants, what joins symbols to one. */
  static boolean isSymbolPart(int c) {
    int type = Character.getType(c);
    return type == Character.OTHER_SYMBOL
        || type == Character.MODIFIER_SYMBOL
        || type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || c == ZERO_WIDTH_JOINER
        || (c >= FIRST_TAG && c <= LAST_TAG);
  }
}
