package io.rhema.model.text.normalize;

import java.util.Arrays;
import java.util.function.IntFunction;

/** The normal forms of 256 neighbouring code points. */
final class Page {
  static final int SIZE = 256;

  /** A noncharacter: what maps to it, or to nothing or several units, is kept as a string. */
  static final char NOT_SINGLE = '\uFFFF';

  private final char[] singles = new char[SIZE];
  private final String[] others = new String[SIZE];

  private final int first;

  Page(int first, IntFunction<String> normalForm) {
    this.first = first;
    Arrays.fill(singles, NOT_SINGLE);
    for (int i = 0; i < SIZE; i++) {
      String form = normalForm.apply(first + i);
      if (form != null && form.length() == 1) {
        singles[i] = form.charAt(0);
      }
      others[i] = form;
    }
  }

  boolean has(int codePoint) {
    return (codePoint & -SIZE) == first;
  }

  char single(int codePoint) {
    return singles[codePoint & (SIZE - 1)];
  }

  String several(int codePoint) {
    return others[codePoint & (SIZE - 1)];
  }
}
