package io.rhema.local.answer;

/** Makes one line of a text that fits a terminal and cannot do anything to it. */
final class Columns {
  private static final String ELLIPSIS = "…";

  private Columns() {}

  /**
   * Line breaks become spaces, other control and direction characters dots, and what is wider than
   * {@code columns} is cut.
   */
  static String fit(String text, int columns) {
    StringBuilder line = new StringBuilder();
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      int shown = harmless(c);
      width += width(shown);
      if (width > columns) {
        return cut(line, columns) + ELLIPSIS;
      }
      line.appendCodePoint(shown);
    }
    return line.toString();
  }

  private static String cut(StringBuilder line, int columns) {
    int width = line.codePoints().map(Columns::width).sum();
    while (width >= columns && !line.isEmpty()) {
      int last = line.codePointBefore(line.length());
      line.setLength(line.length() - Character.charCount(last));
      width -= width(last);
    }
    return line.toString();
  }

  private static int harmless(int c) {
    if (c == '\n' || c == '\r' || c == '\t') {
      return ' ';
    }
    boolean turnsText = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    return Character.isISOControl(c) || turnsText || c >= 0xD800 && c <= 0xDFFF ? '·' : c;
  }

  /** East Asian and emoji characters take two columns, marks none. */
  private static int width(int c) {
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    boolean wide =
        c >= 0x1100 && c <= 0x115F
            || c >= 0x2E80 && c <= 0xA4CF
            || c >= 0xAC00 && c <= 0xD7A3
            || c >= 0xF900 && c <= 0xFAFF
            || c >= 0xFE30 && c <= 0xFE6F
            || c >= 0xFF00 && c <= 0xFF60
            || c >= 0x1F300 && c <= 0x1FAFF
            || c >= 0x20000 && c <= 0x3FFFD;
    return wide ? 2 : 1;
  }
}
