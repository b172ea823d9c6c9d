package io.rhema.local.explain;

import io.rhema.local.answer.Cells;

/** Pieces of text in columns of a terminal. */
final class Text {
  private static final String ELLIPSIS = "…";

  private Text() {}

  /** A text that is harmless and takes so many columns at most. */
  static String cut(String text, int columns) {
    String harmless = Cells.harmless(text);
    if (Cells.width(harmless) <= columns) {
      return harmless;
    }
    StringBuilder head = new StringBuilder(harmless);
    while (Cells.width(head + ELLIPSIS) > columns && !head.isEmpty()) {
      head.setLength(head.offsetByCodePoints(head.length(), -1));
    }
    return head + ELLIPSIS;
  }

  static void left(String text, int columns, StringBuilder out) {
    out.append(text).append(" ".repeat(Math.max(0, columns - Cells.width(text))));
  }

  static void right(String text, int columns, StringBuilder out) {
    out.append(" ".repeat(Math.max(0, columns - Cells.width(text)))).append(text);
  }
}
