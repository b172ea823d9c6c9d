package io.rhema.model.text.normalize;

import java.util.Arrays;

/**
 * What a step makes of a text, each code point with the change in number that it brings about: 0
 * takes the place of one code point, 1 is new and shares the place of the one in front, −n takes
 * the place of one and does away with the n behind it. So the reference aligns, character by
 * character and in this order, whatever was reordered in between.
 */
final class Replacements {
  private int[] values;
  private int[] changes;
  private int size;

  Replacements(int capacity) {
    values = new int[capacity];
    changes = new int[capacity];
  }

  int size() {
    return size;
  }

  int value(int index) {
    return values[index];
  }

  int change(int index) {
    return changes[index];
  }

  void add(int value, int change) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
      changes = Arrays.copyOf(changes, 2 * size);
    }
    values[size] = value;
    changes[size++] = change;
  }

  /** Appends the code points to {@code out}, with the places that they have in {@code in}. */
  void align(CodePoints in, CodePoints out) {
    int place = 0;
    for (int i = 0; i < size; i++) {
      int source = changes[i] > 0 ? Math.max(0, place - 1) : place;
      out.add(values[i], in.start(source), in.end(source));
      place += changes[i] > 0 ? 0 : 1 - changes[i];
    }
  }
}
