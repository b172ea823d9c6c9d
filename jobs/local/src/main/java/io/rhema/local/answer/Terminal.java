package io.rhema.local.answer;

import java.util.stream.Collectors;

/**
 * What standard output is.
 *
 * @param columns width of the terminal, 0 when it is none
 * @param colour whether colours may be used
 */
public record Terminal(int columns, boolean colour) {
  private static final String COLUMNS = "rhema.terminal.columns";

  /** A file or a pipe. */
  public static final Terminal NONE = new Terminal(0, false);

  /** A message that may quote a text, with nothing in it that controls a terminal. */
  public static String harmless(String message) {
    return message.lines().map(Cells::harmless).collect(Collectors.joining("\n"));
  }

  /**
   * What the {@code rhema} script found: Java alone cannot tell. Colours are left out when {@code
   * NO_COLOR} is set to anything (https://no-color.org), or the terminal has none.
   */
  public static Terminal detect() {
    int columns = Integer.getInteger(COLUMNS, 0);
    String noColour = System.getenv("NO_COLOR");
    boolean colour =
        columns > 0
            && (noColour == null || noColour.isEmpty())
            && !"dumb".equals(System.getenv("TERM"));
    return new Terminal(columns, colour);
  }
}
