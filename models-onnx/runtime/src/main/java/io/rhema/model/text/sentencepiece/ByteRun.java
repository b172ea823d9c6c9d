package io.rhema.model.text.sentencepiece;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Puts bytes together to text; each byte that is of no character in UTF-8 becomes U+FFFD. */
final class ByteRun {
  private static final String REPLACEMENT = "\uFFFD";
  private static final byte[] ITS_BYTES = REPLACEMENT.getBytes(StandardCharsets.UTF_8);

  private final StringBuilder text;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  ByteRun(StringBuilder text) {
    this.text = text;
  }

  void add(int unsignedByte) {
    bytes.write(unsignedByte);
  }

  /** Says that something else comes: appends the text of what was added. */
  void end() {
    byte[] run = bytes.toByteArray();
    bytes.reset();
    for (int i = 0; i < run.length; ) {
      int end = Math.min(i + length(run[i]), run.length);
      String character = new String(run, i, end - i, StandardCharsets.UTF_8);
      boolean isWhole = character.codePointCount(0, character.length()) == 1;
      if (isWhole && (!character.equals(REPLACEMENT) || isReplacement(run, i, end))) {
        text.append(character);
        i = end;
      } else {
        text.append(REPLACEMENT);
        i++;
      }
    }
  }

  private static boolean isReplacement(byte[] run, int from, int to) {
    return Arrays.equals(run, from, to, ITS_BYTES, 0, ITS_BYTES.length);
  }

  private static int length(byte first) {
    int bits = first & 0xFF;
    if (bits < 0xC0) {
      return 1;
    }
    return bits < 0xE0 ? 2 : bits < 0xF0 ? 3 : 4;
  }
}
