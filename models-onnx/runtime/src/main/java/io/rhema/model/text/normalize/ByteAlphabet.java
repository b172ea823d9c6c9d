package io.rhema.model.text.normalize;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * The 256 printable characters that GPT-2 writes bytes with: printable Latin-1 characters stand for
 * themselves, the other bytes for the characters from U+0100 on, in order ({@code Ġ} is a blank).
 */
public final class ByteAlphabet {
  private static final int NONE = -1;
  private static final int SIZE = 256;
  private static final int REPLACEMENT = 0xFFFD;
  private static final char[] CHARS = new char[SIZE];
  private static final short[] BYTES = new short[2 * SIZE];

  static {
    Arrays.fill(BYTES, (short) NONE);
    int next = SIZE;
    for (int b = 0; b < SIZE; b++) {
      boolean printable = (b >= '!' && b <= '~') || (b >= 0xA1 && b != 0xAD);
      CHARS[b] = (char) (printable ? b : next++);
      BYTES[CHARS[b]] = (short) b;
    }
  }

  private ByteAlphabet() {}

  /** The character of a byte, given as 0 to 255. */
  public static char charOf(int unsignedByte) {
    return CHARS[unsignedByte];
  }

  /** Whether a character is one of the alphabet. */
  public static boolean contains(char c) {
    return c < BYTES.length && BYTES[c] != NONE;
  }

  /** The byte, 0 to 255, of a character of the alphabet. */
  public static int byteOf(char c) {
    if (!contains(c)) {
      throw new IllegalArgumentException("'%c' (U+%04X) stands for no byte".formatted(c, (int) c));
    }
    return BYTES[c];
  }

  /** Appends the bytes of {@code text[from, to)}; all of a character share its place. */
  public static void write(AlignedText text, int from, int to, AlignedText out) {
    char[] chars = text.chars();
    for (int i = from; i < to; ) {
      char unit = chars[i];
      if (unit < 0x80) {
        out.append(CHARS[unit], text.start(i), text.end(i));
        i++;
        continue;
      }
      int codePoint = Character.codePointAt(chars, i, to);
      int next = i + Character.charCount(codePoint);
      int start = text.start(i);
      int end = text.end(next - 1);
      write(codePoint, c -> out.append((char) c, start, end));
      i = next;
    }
  }

  /** The bytes of a code point; a lone surrogate is U+FFFD. */
  static void write(int codePoint, IntConsumer out) {
    boolean surrogate =
        codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    String character = Character.toString(surrogate ? REPLACEMENT : codePoint);
    for (byte b : character.getBytes(StandardCharsets.UTF_8)) {
      out.accept(CHARS[b & 0xFF]);
    }
  }
}
