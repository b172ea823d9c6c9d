package io.rhema.model.text.normalize;

/** UTF-8, a code point at a time and without an object for each. */
public final class Utf8 {
  /** No code point has more bytes than this. */
  public static final int MAX_BYTES = 4;

  private static final int REPLACEMENT = 0xFFFD;

  private Utf8() {}

  /**
   * Writes a code point to the beginning of {@code out}. A lone surrogate, which has no UTF-8,
   * becomes the replacement character.
   *
   * @return how many bytes were written
   */
  public static int encode(int codePoint, byte[] out) {
    if (codePoint < 0x80) {
      out[0] = (byte) codePoint;
      return 1;
    }
    if (codePoint < 0x800) {
      out[0] = (byte) (0xC0 | codePoint >> 6);
      out[1] = continuation(codePoint);
      return 2;
    }
    if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
      boolean lone = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
      int value = lone ? REPLACEMENT : codePoint;
      out[0] = (byte) (0xE0 | value >> 12);
      out[1] = continuation(value >> 6);
      out[2] = continuation(value);
      return 3;
    }
    out[0] = (byte) (0xF0 | codePoint >> 18);
    out[1] = continuation(codePoint >> 12);
    out[2] = continuation(codePoint >> 6);
    out[3] = continuation(codePoint);
    return 4;
  }

  /** How many bytes a text has, without lone surrogates. */
  public static int length(String text) {
    return text.codePoints().map(Utf8::length).sum();
  }

  private static int length(int codePoint) {
    if (codePoint < 0x800) {
      return codePoint < 0x80 ? 1 : 2;
    }
    return codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 3 : 4;
  }

  private static byte continuation(int bits) {
    return (byte) (0x80 | (bits & 0x3F));
  }
}
