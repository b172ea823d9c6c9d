package io.rhema.model.text.normalize;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * Normalised text in which each UTF-16 code unit knows which part of the original text it stands
 * for. A growable buffer, made to be used again; not safe for several threads.
 */
public final class AlignedText {
  private char[] chars = new char[256];
  private int[] starts = new int[256];
  private int[] ends = new int[256];
  private int length;

  /** The code units; only the first {@link #length()} count. Valid until the next append. */
  public char[] chars() {
    return chars;
  }

  /** How many code units the text has. */
  public int length() {
    return length;
  }

  /** Offset in the original text at which the code unit's source begins, inclusive. */
  public int start(int index) {
    return starts[index];
  }

  /** Offset in the original text at which the code unit's source ends, exclusive. */
  public int end(int index) {
    return ends[index];
  }

  /** Replaces every offset, for an original that was itself made from another text. */
  public void mapOffsets(IntUnaryOperator map) {
    for (int i = 0; i < length; i++) {
      starts[i] = map.applyAsInt(starts[i]);
      ends[i] = map.applyAsInt(ends[i]);
    }
  }

  /** Empties the text and keeps the memory. */
  public void clear() {
    length = 0;
  }

  /** Appends {@code original[from, to)} unchanged, each code unit standing for itself. */
  public void appendAsIs(char[] original, int from, int to) {
    for (int i = from; i < to; i++) {
      append(original[i], i, i + 1);
    }
  }

  /** Drops all from a place on. */
  public void truncate(int newLength) {
    length = newLength;
  }

  /** Appends a code unit that stands for {@code [start, end)} of the original text. */
  public void append(char unit, int start, int end) {
    if (length == chars.length) {
      grow();
    }
    chars[length] = unit;
    starts[length] = start;
    ends[length++] = end;
  }

  /** Appends {@code other[from, to)} with the places that it stands for. */
  public void append(AlignedText other, int from, int to) {
    for (int i = from; i < to; i++) {
      append(other.chars[i], other.starts[i], other.ends[i]);
    }
  }

  void append(String units, int start, int end) {
    for (int i = 0; i < units.length(); i++) {
      append(units.charAt(i), start, end);
    }
  }

  /** Appends a code point that stands for {@code [start, end)} of the original text. */
  public void appendCodePoint(int codePoint, int start, int end) {
    if (Character.isBmpCodePoint(codePoint)) {
      append((char) codePoint, start, end);
    } else {
      append(Character.highSurrogate(codePoint), start, end);
      append(Character.lowSurrogate(codePoint), start, end);
    }
  }

  private void grow() {
    int capacity = 2 * chars.length;
    chars = Arrays.copyOf(chars, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
  }
}
