package io.rhema.training.vocabulary;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Cuts a text into the words within which byte-level BPE merges, and spells these with one
 * character for each byte of UTF-8, as GPT-2 does.
 */
final class ByteLevelWords {
  private static final Pattern WORD =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final char[] SPELLING = spelling();

  private ByteLevelWords() {}

  /** Gives each word of a text, not yet spelled, with the space in front that is part of it. */
  static void forEach(String text, Consumer<String> words) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    Matcher word = WORD.matcher(composed.startsWith(" ") ? composed : " " + composed);
    while (word.find()) {
      words.accept(word.group());
    }
  }

  /** One printable character for each byte. */
  static String spell(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    StringBuilder spelled = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      spelled.append(SPELLING[b & 0xff]);
    }
    return spelled.toString();
  }

  /** The characters of all 256 bytes, in their own order. */
  static List<String> alphabet() {
    return new String(SPELLING).chars().sorted().mapToObj(Character::toString).toList();
  }

  /** Bytes that are printable in Latin-1 stand for themselves, the others for U+0100 and on. */
  private static char[] spelling() {
    char[] spelling = new char[256];
    char next = 256;
    for (int b : IntStream.range(0, 256).toArray()) {
      boolean printable = b > ' ' && b < 0x7f || b > 0xa0 && b != 0xad;
      spelling[b] = printable ? (char) b : next++;
    }
    return spelling;
  }
}
