package io.rhema.training.vectors.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads the rows of word2vec's binary form. */
final class BinaryRows {
  private static final int LONGEST_WORD = 4096;

  private final ByteSource bytes;
  private final Header header;
  private final RowSink sink;
  private final byte[] word = new byte[LONGEST_WORD];

  /**
   * @param bytes after the header
   */
  BinaryRows(ByteSource bytes, Header header, RowSink sink) {
    this.bytes = bytes;
    this.header = header;
    this.sink = sink;
  }

  void read() throws IOException {
    byte[] raw = new byte[header.dimension() * Float.BYTES];
    FloatBuffer numbers = ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    for (long i = 1; i <= header.words() && !sink.isFull(); i++) {
      String name = word(i);
      if (!bytes.read(raw)) {
        throw ended(i);
      }
      float[] row = new float[header.dimension()];
      numbers.get(0, row);
      checkFinite(name, row);
      if (sink.wants(name)) {
        sink.add(name, row);
      }
    }
    if (!sink.isFull()) {
      checkEnd();
    }
  }

  /** Some writers end a row by a line break, which then stands before the next word. */
  private String word(long number) throws IOException {
    int next = bytes.read();
    while (next == '\n' || next == '\r') {
      next = bytes.read();
    }
    int length = 0;
    for (; next != ' '; next = bytes.read()) {
      if (next < 0) {
        throw ended(number);
      }
      if (length == LONGEST_WORD || next == 0) {
        throw new Refusal(
            "word %d, at byte %d, %s; a blank ends a word",
            number,
            bytes.position() - length - 1,
            next == 0 ? "holds a NUL byte" : "is longer than %d bytes".formatted(LONGEST_WORD));
      }
      word[length++] = (byte) next;
    }
    if (length == 0) {
      throw new Refusal("word %d, at byte %d, is empty", number, bytes.position() - 1);
    }
    return new String(word, 0, length, StandardCharsets.UTF_8);
  }

  private Refusal ended(long number) {
    return new Refusal(
        "it ends at byte %d within word %d of the %d that line 1 names",
        bytes.position(), number, header.words());
  }

  private void checkFinite(String name, float[] row) {
    for (float value : row) {
      if (!Float.isFinite(value)) {
        throw new Refusal(
            "the row of '%s', which ends at byte %d, holds %s; all must be finite numbers",
            name, bytes.position(), value);
      }
    }
  }

  private void checkEnd() throws IOException {
    byte[] rest = bytes.peek();
    String text = new String(rest, StandardCharsets.ISO_8859_1);
    if (!text.isBlank()) {
      throw new Refusal(
          "it goes on at byte %d after the %d words that line 1 names: %s",
          bytes.position(),
          header.words(),
          Arrays.toString(Arrays.copyOf(rest, Math.min(8, rest.length))));
    }
  }
}
