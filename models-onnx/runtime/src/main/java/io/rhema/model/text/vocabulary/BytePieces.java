package io.rhema.model.text.vocabulary;

import io.rhema.model.text.normalize.Utf8;
import java.util.Arrays;
import java.util.List;

/**
 * The pieces {@code <0x00>} to {@code <0xFF>} of a vocabulary, which spell out in UTF-8 what it has
 * no piece for. Immutable.
 */
public final class BytePieces {
  /** No byte has a piece. */
  public static final BytePieces NONE = among(List.of());

  private static final int MISSING = -1;
  private static final int BYTES = 256;

  private final int[] ids;

  private BytePieces(int[] ids) {
    this.ids = ids;
  }

  /** Finds the byte pieces in a vocabulary in which a piece's place is its id. */
  public static BytePieces among(List<String> pieces) {
    int[] ids = new int[BYTES];
    Arrays.fill(ids, MISSING);
    for (int id = 0; id < pieces.size(); id++) {
      int value = valueOf(pieces.get(id));
      if (value >= 0) {
        ids[value] = id;
      }
    }
    return new BytePieces(ids);
  }

  /** The byte that a piece such as {@code <0x0A>} stands for, or -1 when it stands for none. */
  public static int valueOf(String piece) {
    if (piece.length() != 6 || !piece.startsWith("<0x") || piece.charAt(5) != '>') {
      return MISSING;
    }
    int high = upperHexDigit(piece.charAt(3));
    int low = upperHexDigit(piece.charAt(4));
    return high < 0 || low < 0 ? MISSING : high << 4 | low;
  }

  private static int upperHexDigit(char digit) {
    return digit >= 'a' ? MISSING : Character.digit(digit, 16);
  }

  /** Whether each of the 256 bytes has a piece. */
  public boolean areComplete() {
    return Arrays.stream(ids).noneMatch(id -> id == MISSING);
  }

  /**
   * Appends the bytes of {@code word[from, to)}, those of each character with its place.
   *
   * @return false when one of the bytes has no piece; then nothing was appended
   */
  public boolean add(char[] word, int from, int to, Pieces out) {
    return this != NONE && visit(word, from, to, null) && visit(word, from, to, out);
  }

  private boolean visit(char[] word, int from, int to, Pieces out) {
    byte[] utf8 = new byte[Utf8.MAX_BYTES];
    int end;
    for (int start = from; start < to; start = end) {
      int codePoint = Character.codePointAt(word, start, to);
      end = start + Character.charCount(codePoint);
      int count = Utf8.encode(codePoint, utf8);
      for (int i = 0; i < count; i++) {
        int id = ids[utf8[i] & 0xFF];
        if (id == MISSING) {
          return false;
        }
        if (out != null) {
          out.add(id, start, end);
        }
      }
    }
    return true;
  }
}
