package io.rhema.model.text;

/**
 * How a word is written, for models whose vocabulary does not tell capital letters from small ones.
 * A letter of title case, such as U+01C5, counts as a capital.
 */
public enum LetterCase {
  /** Small letters only, or no letter that has a case: {@code for}, {@code 42}, {@code 東京}. */
  LOWER,

  /** The first letter is a capital and no other: {@code Ada}, {@code 3D}, {@code I}. */
  TITLE,

  /** Two letters or more, all capitals: {@code NATO}, {@code B2B}. */
  UPPER,

  /** Anything else: {@code iPhone}, {@code McDonald}. */
  MIXED;

  private static final LetterCase[] BY_CODE = values();

  /** The number that stands for it, 0 to 3; {@link WordShape} makes of it what models are fed. */
  public byte code() {
    return (byte) ordinal();
  }

  /** The case of a code. */
  public static LetterCase ofCode(int code) {
    if (code < 0 || code >= BY_CODE.length) {
      throw new IllegalArgumentException(
          "%d is no letter case; the codes are 0 to %d".formatted(code, BY_CODE.length - 1));
    }
    return BY_CODE[code];
  }

  /**
   * The case of {@code text[from, to)}, by its letters alone: digits, marks and letters without
   * case have no say.
   */
  public static LetterCase of(CharSequence text, int from, int to) {
    int capitals = 0;
    int small = 0;
    boolean capitalFirst = false;
    for (int i = from; i < to; ) {
      int c = text.charAt(i++);
      if (i < to && Character.isSurrogatePair((char) c, text.charAt(i))) {
        c = Character.toCodePoint((char) c, text.charAt(i++));
      }
      switch (Character.getType(c)) {
        case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> {
          capitalFirst |= capitals + small == 0;
          capitals++;
        }
        case Character.LOWERCASE_LETTER -> small++;
        default -> {}
      }
    }
    if (capitals == 0) {
      return LOWER;
    }
    if (capitals == 1 && capitalFirst) {
      return TITLE;
    }
    return small == 0 ? UPPER : MIXED;
  }
}
