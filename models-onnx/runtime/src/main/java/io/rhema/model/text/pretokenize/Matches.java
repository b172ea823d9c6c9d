package io.rhema.model.text.pretokenize;

import java.util.Arrays;

/** A text cut into what a splitter looks for and what lies between, in order. */
final class Matches {
  private int[] bounds = new int[32];
  private boolean[] matched = new boolean[16];
  private int size;

  int size() {
    return size;
  }

  int from(int index) {
    return bounds[2 * index];
  }

  int to(int index) {
    return bounds[2 * index + 1];
  }

  boolean isMatch(int index) {
    return matched[index];
  }

  void add(int from, int to, boolean match) {
    if (size == matched.length) {
      bounds = Arrays.copyOf(bounds, 4 * size);
      matched = Arrays.copyOf(matched, 2 * size);
    }
    bounds[2 * size] = from;
    bounds[2 * size + 1] = to;
    matched[size++] = match;
  }

  /** Appends what lies between two matches, unless that is nothing. */
  void addGap(int from, int to) {
    if (from < to) {
      add(from, to, false);
    }
  }

  /** Makes matches of what lies between, and the other way round. */
  void invert() {
    for (int i = 0; i < size; i++) {
      matched[i] = !matched[i];
    }
  }
}
