package io.rhema.model.text.normalize;

import java.util.Arrays;

/** A growable run of code points, each with the range of the original text that it stands for. */
final class CodePoints {
  private int[] values;
  private int[] starts;
  private int[] ends;
  private int size;

  CodePoints(int capacity) {
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

  int size() {
    return size;
  }

  int value(int index) {
    return values[index];
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  void add(int value, int start, int end) {
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
