package io.rhema.job.finetune.example;

import io.rhema.model.bundle.Digests;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * Tells texts apart by what they say, not by how it is encoded: SHA-256, 64 lower-case hexadecimal
 * digits, of the UTF-8 of a text in normalisation form C with one space where it has blanks, and
 * none around it. Capitals and everything else count: a model may read them.
 */
public final class ContentHash {
  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}\\x1c-\\x1f]+");

  /** So many digits are a fraction's: 52 bits, which a double holds. */
  private static final int DIGITS = 13;

  private ContentHash() {}

  /** The hash of a text. */
  public static String of(String text) {
    return Digests.of(normalised(text).getBytes(StandardCharsets.UTF_8)).sha256();
  }

  /** Whether a text has nothing but blanks. */
  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(ContentHash::isBlank);
  }

  /** Whether a character is one of those that only part words. */
  public static boolean isBlank(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }

  static String normalised(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    return BLANKS.matcher(composed).replaceAll(" ").strip();
  }

  /** Where a hash lies among all, from 0 up to but not 1: texts are spread evenly. */
  public static double fraction(String hash) {
    return Long.parseLong(hash.substring(0, DIGITS), 16) * 0x1p-52;
  }
}
