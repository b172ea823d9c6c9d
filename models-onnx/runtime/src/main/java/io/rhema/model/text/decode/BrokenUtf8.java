package io.rhema.model.text.decode;

/**
 * UTF-8 in which something may be broken. Each maximal part of a sequence that is none becomes one
 * U+FFFD, as Unicode recommends (chapter 3, table 3-8) and the reference does; the JDK's decoder
 * counts encoded surrogates otherwise.
 */
final class BrokenUtf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private final byte[] bytes;
  private final StringBuilder text;

  private BrokenUtf8(byte[] bytes) {
    this.bytes = bytes;
    text = new StringBuilder(bytes.length);
  }

  static String decode(byte[] bytes) {
    BrokenUtf8 utf8 = new BrokenUtf8(bytes);
    for (int i = 0; i < bytes.length; ) {
      i = utf8.decodeOne(i);
    }
    return utf8.text.toString();
  }

  /** Appends the character that begins at a byte, and answers where the next begins. */
  private int decodeOne(int at) {
    int first = bytes[at] & 0xFF;
    int rest = continuations(first);
    int end = at + 1;
    int codePoint = rest <= 0 ? first : first & (0x3F >> rest);
    while (end <= at + rest && end < bytes.length && isNext(first, at, end)) {
      codePoint = codePoint << 6 | (bytes[end++] & 0x3F);
    }
    if (end == at + 1 + rest) {
      text.appendCodePoint(codePoint);
    } else {
      text.append(REPLACEMENT);
    }
    return end;
  }

  /** How many bytes follow a first byte; −1 when it is none. */
  private static int continuations(int first) {
    if (first < 0x80) {
      return 0;
    }
    if (first < 0xC2 || first > 0xF4) {
      return -1;
    }
    return first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  }

  /** Whether a byte can stand there; the second is restricted further behind some first ones. */
  private boolean isNext(int first, int at, int index) {
    int b = bytes[index] & 0xFF;
    int lowest = 0x80;
    int highest = 0xBF;
    if (index == at + 1) {
      lowest = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : lowest;
      highest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : highest;
    }
    return b >= lowest && b <= highest;
  }
}
