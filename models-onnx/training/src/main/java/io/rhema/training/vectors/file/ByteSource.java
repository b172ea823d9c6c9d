package io.rhema.training.vectors.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The bytes of a file one after the other, with the possibility to look ahead. */
final class ByteSource {
  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int next;
  private int end;
  private long before;

  ByteSource(InputStream in) {
    this.in = in;
  }

  /** The number of bytes that have been read. */
  long position() {
    return before + next;
  }

  /** The next byte, or -1 at the end. */
  int read() throws IOException {
    if (next == end && !fill()) {
      return -1;
    }
    return buffer[next++] & 0xFF;
  }

  /** Fills an array, and tells whether there were bytes enough. */
  boolean read(byte[] target) throws IOException {
    int done = 0;
    while (done < target.length) {
      if (next == end && !fill()) {
        return false;
      }
      int part = Math.min(target.length - done, end - next);
      System.arraycopy(buffer, next, target, done, part);
      next += part;
      done += part;
    }
    return true;
  }

  /** The bytes to come, at most {@value #BUFFER} of them, without reading them. */
  byte[] peek() throws IOException {
    if (next > 0) {
      System.arraycopy(buffer, next, buffer, 0, end - next);
      before += next;
      end -= next;
      next = 0;
    }
    while (end < BUFFER) {
      int more = in.read(buffer, end, BUFFER - end);
      if (more < 0) {
        break;
      }
      end += more;
    }
    return Arrays.copyOf(buffer, end);
  }

  /** Passes over bytes that were looked at. */
  void skip(int peeked) {
    next += peeked;
  }

  private boolean fill() throws IOException {
    before += end;
    next = 0;
    end = Math.max(0, in.read(buffer, 0, BUFFER));
    return end > 0;
  }
}
