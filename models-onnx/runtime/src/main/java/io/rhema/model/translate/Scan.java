package io.rhema.model.translate;

import java.util.function.IntPredicate;

/** Walks over a part of a text. A surrogate pair that the part's end cuts counts as whole. */
final class Scan {
  private Scan() {}

  /** The first index from {@code from} on whose code point is no blank; {@code to} without one. */
  static int skipBlanks(String text, int from, int to) {
    return skip(text, from, to, Characters::isBlank);
  }

  /** The first index from {@code from} on whose code point is another; {@code to} without one. */
  static int skip(String text, int from, int to, IntPredicate skipped) {
    int index = from;
    while (index < to && skipped.test(text.codePointAt(index))) {
      index += Character.charCount(text.codePointAt(index));
    }
    return Math.min(index, to);
  }

  /** The first index before {@code to} behind which all code points are such; at least from. */
  static int skipBack(String text, int from, int to, IntPredicate skipped) {
    int index = to;
    while (index > from && skipped.test(text.codePointBefore(index))) {
      index -= Character.charCount(text.codePointBefore(index));
    }
    return Math.max(index, from);
  }
}
