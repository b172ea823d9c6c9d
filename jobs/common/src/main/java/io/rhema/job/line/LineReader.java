package io.rhema.job.line;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts bytes into lines at LF or CRLF, without decoding them. A byte order mark at the beginning is
 * left out.
 *
 * <p>What a line has beyond {@link #MAX_BYTES} is dropped: no text of that length is answered, and
 * a file without line breaks must not fill the memory.
 */
public final class LineReader implements Closeable {
  /** The most bytes of a line that are kept. */
  public static final int MAX_BYTES = 16 << 20;

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private long number;

  public LineReader(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** The next line, or null at the end. A last line need not have a line break. */
  public Line next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    int b = in.read();
    if (b < 0) {
      return null;
    }
    for (; b >= 0 && b != '\n'; b = in.read()) {
      if (line.size() < MAX_BYTES) {
        line.write(b);
      }
    }
    number++;
    return new Line(number, trim(line.toByteArray()));
  }

  private byte[] trim(byte[] bytes) {
    int from = number == 1 && startsWithMark(bytes) ? BYTE_ORDER_MARK.length : 0;
    int to =
        bytes.length > from && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
    return from == 0 && to == bytes.length ? bytes : Arrays.copyOfRange(bytes, from, to);
  }

  private static boolean startsWithMark(byte[] bytes) {
    return bytes.length >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            bytes, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
