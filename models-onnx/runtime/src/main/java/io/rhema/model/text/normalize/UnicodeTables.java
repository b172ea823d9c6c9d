package io.rhema.model.text.normalize;

import java.text.Normalizer;
import java.util.function.IntConsumer;

/** The character classes by which BERT's normaliser and word splitter work. */
public final class UnicodeTables {

  private UnicodeTables() {}

  /** The White_Space property. */
  public static boolean isWhitespace(int c) {
    return (c >= '\t' && c <= '\r')
        || c == ' '
        || c == 0x85
        || c == 0xA0
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x200A)
        || c == 0x2028
        || c == 0x2029
        || c == 0x202F
        || c == 0x205F
        || c == 0x3000;
  }

  /** ASCII symbols and every general category P*. */
  public static boolean isPunctuation(int c) {
    if (c < 0x80) {
      return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  static boolean isCleanWhitespace(int c) {
    return isWhitespace(c) && (c == '\t' || c == '\n' || c == '\r' || !isOther(c));
  }

  static boolean isOther(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
      default -> false;
    };
  }

  static boolean isIdeograph(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2B73F)
        || (c >= 0x2B740 && c <= 0x2B81F)
        || (c >= 0x2B920 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }

  static boolean isNonspacingMark(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  static int combiningClass(int c) {
    return 0;
  }

  static int[] decompose(int c) {
    return Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePoints().toArray();
  }

  static void lowercase(int c, IntConsumer out) {
    if (c == 0x130) {
      out.accept('i');
      out.accept(0x307);
    } else {
      out.accept(Character.toLowerCase(c));
    }
  }
}
