package io.rhema.local.answer;

import java.util.Map;

/**
 * How marks look: in colour by label, or in brackets with the label where there is no colour. A
 * colour is a background with black on it, so it can be read on dark and on light terminals; a
 * label that has none is written out behind its text.
 */
enum MarkStyle {
  COLOUR,
  BRACKETS;

  private static final String RESET = "\u001b[0m";
  private static final String BLACK_ON = "\u001b[38;5;16;48;5;%dm";
  private static final String ON_GREY = BLACK_ON.formatted(252);

  /** Light blue, orange, green and pink of the 256 colours. */
  private static final Map<String, String> COLOURS =
      Map.of(
          "PER", BLACK_ON.formatted(153),
          "ORG", BLACK_ON.formatted(222),
          "LOC", BLACK_ON.formatted(157),
          "MISC", BLACK_ON.formatted(219));

  static MarkStyle of(Terminal terminal) {
    return terminal.colour() ? COLOUR : BRACKETS;
  }

  /** What stands before a marked text. */
  String open(String label) {
    return this == COLOUR ? COLOURS.getOrDefault(label, ON_GREY) : "[";
  }

  /** What stands behind a marked text. */
  String close(String label) {
    if (this == BRACKETS) {
      return " " + Cells.harmless(label) + "]";
    }
    return COLOURS.containsKey(label) ? RESET : " " + Cells.harmless(label) + RESET;
  }

  /** Columns that a mark takes beside its text. */
  int width(String label) {
    if (this == BRACKETS) {
      return "[".length() + Cells.width(close(label));
    }
    return COLOURS.containsKey(label) ? 0 : 1 + Cells.width(Cells.harmless(label));
  }
}
