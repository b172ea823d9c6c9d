package io.rhema.model.text.normalize;

import io.rhema.model.bundle.BundleException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The precompiled normalization rules of a SentencePiece model ({@code precompiled_charsmap}): what
 * certain sequences of characters are replaced with.
 *
 * <p>The format is that of SentencePiece's {@code normalizer.cc}: the size of the trie in bytes,
 * little-endian; the trie, a double array of 32-bit units as Darts-clone lays it out, whose keys
 * are UTF-8; and the replacements, UTF-8 with a NUL behind each, which the trie's values point
 * into. Immutable.
 */
public final class Charsmap {
  /** No rule. */
  public static final Charsmap EMPTY = new Charsmap(new int[] {0}, new byte[0]);

  /** In place of a match: no rule's sequence is there. */
  public static final long NO_MATCH = -1;

  /** The longest known replacement, of an Arabic ligature, has 33 bytes. */
  private static final int LONGEST_REPLACEMENT = 1024;

  private static final int ROOT = 0;
  private static final int NONE = -1;
  private static final int LABEL_BITS = 1 << 31 | 0xFF;

  private final int[] units;
  private final byte[] replacements;

  private Charsmap(int[] units, byte[] replacements) {
    this.units = units;
    this.replacements = replacements;
  }

  /**
   * Reads the rules.
   *
   * @param blob may be empty, which is no rule
   * @throws BundleException when the blob is not of the format
   */
  public static Charsmap parse(byte[] blob) {
    if (blob.length == 0) {
      return EMPTY;
    }
    ByteBuffer buffer = ByteBuffer.wrap(blob).order(ByteOrder.LITTLE_ENDIAN);
    long size = blob.length < Integer.BYTES ? 0 : Integer.toUnsignedLong(buffer.getInt());
    if (size == 0 || size % Integer.BYTES != 0 || size > buffer.remaining()) {
      throw new BundleException(
          """
          precompiled_charsmap of %d bytes says that its trie has %d; a trie has a multiple of 4, \
          and the replacements follow it"""
              .formatted(blob.length, size));
    }
    int[] units = new int[(int) size / Integer.BYTES];
    buffer.asIntBuffer().get(units);
    buffer.position(buffer.position() + (int) size);
    byte[] replacements = new byte[buffer.remaining()];
    buffer.get(replacements);
    Charsmap charsmap = new Charsmap(units, replacements);
    charsmap.check();
    return charsmap;
  }

  /** Refuses values that point elsewhere than to a replacement. */
  private void check() {
    for (int i = 0; i < units.length; i++) {
      boolean isValue = units[i] < 0;
      if (!isValue && hasValue(units[i])) {
        int leaf = i ^ offset(units[i]);
        int value = leaf < units.length ? units[leaf] & Integer.MAX_VALUE : Integer.MAX_VALUE;
        if (value >= replacements.length) {
          throw new BundleException(
              "precompiled_charsmap has a rule whose replacement is at %d of %d bytes"
                  .formatted(value, replacements.length));
        }
      }
    }
    int begin = 0;
    for (int i = 0; i < replacements.length; i++) {
      begin = replacements[i] == 0 ? i + 1 : begin;
      if (i - begin > LONGEST_REPLACEMENT) {
        throw new BundleException(
            "precompiled_charsmap has a replacement of more than %d bytes"
                .formatted(LONGEST_REPLACEMENT));
      }
    }
  }

  /**
   * Finds the longest sequence with a rule that {@code text[from, to)} begins with.
   *
   * @return {@link #NO_MATCH}, or a match, to be asked for its {@link #end} and {@link
   *     #replacement}
   */
  public long longestMatch(char[] text, int from, int to) {
    long match = NO_MATCH;
    int node = ROOT;
    for (int i = from; i < to && node != NONE; ) {
      int codePoint = text[i];
      if (Character.isHighSurrogate((char) codePoint)) {
        codePoint = Character.codePointAt(text, i, to);
      }
      i += Character.charCount(codePoint);
      node = child(node, codePoint);
      if (node != NONE && hasValue(units[node])) {
        match = (long) value(node) << Integer.SIZE | i;
      }
    }
    return match;
  }

  /** Finds the shortest sequence with a rule that {@code text[from, to)} begins with. */
  long shortestMatch(CodePoints text, int from, int to) {
    int node = ROOT;
    for (int i = from; i < to && node != NONE; i++) {
      node = child(node, text.value(i));
      if (node != NONE && hasValue(units[node])) {
        return (long) value(node) << Integer.SIZE | (i + 1);
      }
    }
    return NO_MATCH;
  }

  /** Where in the text a match ends. */
  public static int end(long match) {
    return (int) match;
  }

  /** What takes the place of a match; may be empty. */
  public String replacement(long match) {
    return replacement((int) (match >>> Integer.SIZE));
  }

  private String replacement(int from) {
    int to = from;
    while (to < replacements.length && replacements[to] != 0) {
      to++;
    }
    return new String(replacements, from, to - from, StandardCharsets.UTF_8);
  }

  /** The node that the UTF-8 of a code point leads to; a lone surrogate has none. */
  private int child(int node, int c) {
    if (c < 0x80) {
      return c == 0 ? NONE : step(node, c);
    }
    if (c < 0x800) {
      return step(step(node, 0xC0 | (c >> 6)), continuation(c));
    }
    if (c < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
      return step(step(step(node, 0xE0 | (c >> 12)), continuation(c >> 6)), continuation(c));
    }
    int half = step(step(node, 0xF0 | (c >> 18)), continuation(c >> 12));
    return step(step(half, continuation(c >> 6)), continuation(c));
  }

  private static int continuation(int bits) {
    return 0x80 | (bits & 0x3F);
  }

  private int step(int node, int unsignedByte) {
    if (node == NONE) {
      return NONE;
    }
    int index = node ^ offset(units[node]) ^ unsignedByte;
    return index < units.length && (units[index] & LABEL_BITS) == unsignedByte ? index : NONE;
  }

  private int value(int node) {
    return units[node ^ offset(units[node])] & Integer.MAX_VALUE;
  }

  private static boolean hasValue(int unit) {
    return (unit >>> 8 & 1) == 1;
  }

  /** What the index of a node must be combined with for the place of its children. */
  private static int offset(int unit) {
    return unit >>> 10 << ((unit & 1 << 9) >>> 6);
  }
}
