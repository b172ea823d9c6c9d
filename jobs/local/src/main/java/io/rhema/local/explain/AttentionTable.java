package io.rhema.local.explain;

import io.rhema.local.answer.Cells;
import io.rhema.local.answer.Terminal;
import java.util.List;
import java.util.Locale;

/**
 * Who looks at whom, in a terminal: a row for each piece that looks, a column for each that is
 * looked at, percentages with a shade. What is wider than the terminal is continued below.
 */
final class AttentionTable {
  private static final int UNLIMITED = 100_000;
  private static final int CELL = 5;
  private static final int MOST_OF_A_ROW_HEAD = 16;
  private static final String SHADES = " ░▒▓█";
  private static final int DARKEST_GREY = 233;
  private static final int GREYS = 22;

  private final Terminal terminal;

  AttentionTable(Terminal terminal) {
    this.terminal = terminal;
  }

  void write(AttentionMatrix attention, StringBuilder out) {
    List<String> columns = attention.columns().stream().map(Cells::harmless).toList();
    int head =
        attention.rows().stream()
            .mapToInt(row -> Cells.width(Cells.harmless(row.piece())))
            .max()
            .orElse(0);
    head = Math.min(head, MOST_OF_A_ROW_HEAD) + 2;
    int from = 0;
    while (from < columns.size()) {
      int to = end(columns, from, head);
      block(attention, columns, from, to, head, out);
      from = to;
      if (from < columns.size()) {
        out.append('\n');
      }
    }
  }

  private int end(List<String> columns, int from, int head) {
    int room = (terminal.columns() == 0 ? UNLIMITED : terminal.columns() - 1) - head;
    int to = from;
    while (to < columns.size() && (to == from || width(columns.get(to)) <= room)) {
      room -= width(columns.get(to));
      to++;
    }
    return to;
  }

  private static int width(String column) {
    return Math.max(CELL, Cells.width(column) + 1);
  }

  private void block(
      AttentionMatrix attention,
      List<String> columns,
      int from,
      int to,
      int head,
      StringBuilder out) {
    out.append(" ".repeat(head));
    for (int c = from; c < to; c++) {
      Text.right(columns.get(c), width(columns.get(c)), out);
    }
    out.append('\n');
    for (AttentionMatrix.Row row : attention.rows()) {
      out.append("  ");
      Text.left(Text.cut(row.piece(), head - 2), head - 2, out);
      for (int c = from; c < to; c++) {
        cell(row.shares().get(c), width(columns.get(c)), out);
      }
      out.append('\n');
    }
  }

  private void cell(double share, int width, StringBuilder out) {
    String number = String.format(Locale.ROOT, "%3.0f", 100 * share);
    out.append(" ".repeat(width - CELL + 1));
    if (terminal.colour()) {
      int grey = DARKEST_GREY + (int) Math.round(share * GREYS);
      int ink = share > 0.5 ? 16 : 255;
      out.append("\u001b[48;5;%d;38;5;%dm%s \u001b[0m".formatted(grey, ink, number));
    } else {
      int shade = (int) Math.round(share * (SHADES.length() - 1));
      out.append(SHADES.charAt(shade)).append(number);
    }
  }
}
