package io.rhema.training.vectors.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Lines of UTF-8. Only {@code \n} ends one: other line breaks of Unicode are words in some files.
 * Bytes that are no UTF-8 become U+FFFD.
 */
final class LineSource {
  /** Longer than any row that {@link Header#MOST_DIMENSIONS} allows. */
  private static final int LONGEST = 1 << 22;

  private final ByteSource bytes;
  private byte[] line = new byte[1 << 13];
  private long number;

  LineSource(ByteSource bytes, long linesRead) {
    this.bytes = bytes;
    this.number = linesRead;
  }

  /** The number of the line that was read last, from 1. */
  long number() {
    return number;
  }

  /** The next line, or null at the end. */
  String next() throws IOException {
    int length = 0;
    int read = bytes.read();
    if (read < 0) {
      return null;
    }
    number++;
    for (; read >= 0 && read != '\n'; read = bytes.read()) {
      if (length == LONGEST) {
        throw new Refusal("line %d is longer than %d bytes", number, LONGEST);
      }
      if (length == line.length) {
        line = Arrays.copyOf(line, 2 * length);
      }
      line[length++] = (byte) read;
    }
    return new String(line, 0, length, StandardCharsets.UTF_8);
  }
}
