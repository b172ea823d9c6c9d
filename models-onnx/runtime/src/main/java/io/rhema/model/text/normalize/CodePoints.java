package io.rhema.model.text.normalize;

import java.util.Arrays;

/** A growable run of code points, each with the range of the original text that it stands for. */
public final class CodePoints {
  private int[] values;
  private int[] starts;
  private int[] ends;
  private int size;

  /** Makes an empty run with room for so many, at least 1. */
  public CodePoints(int capacity) {
    values = new int[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
  }

  /** Decodes UTF-16; a lone surrogate stays as it is, a code point of its own. */
  static CodePoints decode(char[] text, int from, int to) {
    CodePoints decoded = new CodePoints(to - from + 1);
    for (int i = from; i < to; ) {
      int codePoint = Character.codePointAt(text, i, to);
      int end = i + Character.charCount(codePoint);
      decoded.add(codePoint, i, end);
      i = end;
    }
    return decoded;
  }

  /** How many code points there are. */
  public int size() {
    return size;
  }

  public int value(int index) {
    return values[index];
  }

  /** Offset in the original text at which the source of a code point begins, inclusive. */
  public int start(int index) {
    return starts[index];
  }

  /** Offset in the original text at which the source of a code point ends, exclusive. */
  public int end(int index) {
    return ends[index];
  }

  /** Appends a code point that stands for {@code [start, end)} of the original text. */
  public void add(int value, int start, int end) {
    if (size == values.length) {
      int capacity = 2 * size;
      values = Arrays.copyOf(values, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
    }
    values[size] = value;
    starts[size] = start;
    ends[size++] = end;
  }
}
