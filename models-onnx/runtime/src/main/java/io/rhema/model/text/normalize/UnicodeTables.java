package io.rhema.model.text.normalize;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * The character classes of the reference tokenizer, whose libraries carry Unicode tables of
 * different age. Ids must not depend on the JDK that a text is encoded with, hence no class of
 * {@link Character} is used; {@code reference-unicode.txt} was made by asking the reference about
 * every code point.
 */
public final class UnicodeTables {
  private static final byte WHITESPACE = 1;
  private static final byte PUNCTUATION = 2;

  private static final Map<String, CodePointTable> TABLES = read();
  private static final CodePointTable OTHER = table("other");
  private static final CodePointTable NONSPACING_MARKS = table("nonspacingMark");
  private static final CodePointTable MARKS = table("mark");
  private static final CodePointTable DECOMPOSED = table("decomposed");
  private static final CodePointTable COMBINING_CLASS = table("combiningClass");
  private static final CodePointTable LOWERCASE = table("lowercase");
  private static final CodePointTable COMPATIBLE = table("compatible");
  private static final CodePointTable DIGITS = table("digit");
  private static final CodePointTable WORD_CHARACTERS = table("wordCharacter");
  private static final CodePointTable LETTERS = table("letter");
  private static final CodePointTable NUMBERS = table("number");
  private static final CodePointTable PUNCTUATION_MARKS = table("punctuation");

  /** What every character of every text is asked, at one look for the basic plane. */
  private static final byte[] CLASS_OF_UNIT = classes();

  private UnicodeTables() {}

  /** The White_Space property. */
  public static boolean isWhitespace(int c) {
    return c <= Character.MAX_VALUE && CLASS_OF_UNIT[c] == WHITESPACE;
  }

  /** ASCII symbols and every general category P*. */
  public static boolean isPunctuation(int c) {
    return c <= Character.MAX_VALUE
        ? CLASS_OF_UNIT[c] == PUNCTUATION
        : PUNCTUATION_MARKS.contains(c);
  }

  /** General categories L*, as regular expressions know them. */
  public static boolean isLetter(int c) {
    return LETTERS.contains(c);
  }

  /** General categories N*, as regular expressions know them. */
  public static boolean isNumber(int c) {
    return NUMBERS.contains(c);
  }

  /** General categories N*, as {@code Digits} knows them. */
  public static boolean isDigit(int c) {
    return DIGITS.contains(c);
  }

  /** {@code \w} of Unicode regular expressions, as {@code Whitespace} knows it. */
  public static boolean isWordCharacter(int c) {
    return WORD_CHARACTERS.contains(c);
  }

  /** White space that cleaning turns into a blank; other white space it drops as control. */
  static boolean isCleanWhitespace(int c) {
    return isWhitespace(c) && (c == '\t' || c == '\n' || c == '\r' || !isOther(c));
  }

  /** General categories Cc, Cf, Co and Cs, and U+FFFD: what cleaning drops. */
  static boolean isOther(int c) {
    return OTHER.contains(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
  }

  /** The blocks of CJK ideographs, as BERT counts them. */
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
    return NONSPACING_MARKS.contains(c);
  }

  static boolean isMark(int c) {
    return MARKS.contains(c);
  }

  static int combiningClass(int c) {
    return COMBINING_CLASS.get(c);
  }

  /**
   * The canonical decomposition in canonical order. Unicode never changes one that it has given, so
   * the JDK's is right for each code point that the reference decomposes.
   */
  static int[] decompose(int c) {
    return DECOMPOSED.contains(c)
        ? Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePoints().toArray()
        : new int[] {c};
  }

  /** The compatibility decomposition in canonical order, of which the same is true. */
  static int[] decomposeCompatibly(int c) {
    return COMPATIBLE.contains(c)
        ? Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD).codePoints().toArray()
        : decompose(c);
  }

  /** The code points that {@link #decompose} takes apart. */
  static IntStream decomposedCodePoints() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT).filter(DECOMPOSED::contains);
  }

  static void lowercase(int c, IntConsumer out) {
    // The one capital whose lower case is two characters.
    if (c == 0x130) {
      out.accept('i');
      out.accept(0x307);
    } else {
      out.accept(c + LOWERCASE.get(c));
    }
  }

  private static byte[] classes() {
    byte[] classes = new byte[Character.MAX_VALUE + 1];
    for (int c = 0; c < classes.length; c++) {
      classes[c] = PUNCTUATION_MARKS.contains(c) ? PUNCTUATION : 0;
    }
    "\t\n\u000B\f\r \u0085\u00A0\u1680\u2028\u2029\u202F\u205F\u3000"
        .chars()
        .forEach(c -> classes[c] = WHITESPACE);
    for (int c = 0x2000; c <= 0x200A; c++) {
      classes[c] = WHITESPACE;
    }
    return classes;
  }

  private static CodePointTable table(String name) {
    return Objects.requireNonNull(TABLES.get(name), name);
  }

  private static Map<String, CodePointTable> read() {
    Map<String, CodePointTable> tables = new HashMap<>();
    try (InputStream in = UnicodeTables.class.getResourceAsStream("reference-unicode.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int blank = line.indexOf(' ');
        if (!line.startsWith("#")) {
          tables.put(line.substring(0, blank), CodePointTable.parse(line.substring(blank + 1)));
        }
      }
      return tables;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
