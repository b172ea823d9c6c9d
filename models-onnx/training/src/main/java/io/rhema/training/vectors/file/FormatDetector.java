package io.rhema.training.vectors.file;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells text from binary behind the header line that both have. */
final class FormatDetector {
  private FormatDetector() {}

  /**
   * Looks at what follows the header.
   *
   * @param bytes as many as could be looked at
   * @param from where the first word begins
   */
  static VectorFormat of(byte[] bytes, int from) {
    return hasNumbersInDigits(bytes, from) || isPrintable(bytes, from)
        ? VectorFormat.WORD2VEC_TEXT
        : VectorFormat.WORD2VEC_BINARY;
  }

  /** The rest of the first row is digits: text, in whatever charset its words are. */
  private static boolean hasNumbersInDigits(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && bytes[at] != ' ' && bytes[at] != '\t') {
      at++;
    }
    while (at < bytes.length && "0123456789+-.eE \t\r".indexOf(bytes[at]) >= 0) {
      at++;
    }
    return at == bytes.length || bytes[at] == '\n';
  }

  /** Text that is malformed shall be told so by its line; floats are hardly ever printable. */
  private static boolean isPrintable(byte[] bytes, int from) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length);
    ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
    CoderResult result = decoder.decode(in, text, false);
    return !result.isError()
        && Arrays.stream(text.flip().chars().toArray())
            .noneMatch(c -> c < ' ' && c != '\t' && c != '\n' && c != '\r');
  }
}
