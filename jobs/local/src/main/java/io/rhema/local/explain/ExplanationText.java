package io.rhema.local.explain;

import io.rhema.local.answer.Cells;
import io.rhema.local.answer.Terminal;
import java.util.Locale;

/** An explanation for a terminal. No text in it can control the terminal. */
public final class ExplanationText {
  private static final int PIECE = 14;
  private static final int CANDIDATE = PIECE + 8;

  private final Terminal terminal;

  public ExplanationText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Lines, each with its line break. */
  public String write(Explanation explanation) {
    StringBuilder out = new StringBuilder();
    out.append(Cells.harmless(explanation.source())).append('\n');
    out.append("  → ").append(Cells.harmless(explanation.target())).append("\n\n");
    steps(explanation, out);
    out.append('\n');
    if (explanation.hasAttention()) {
      out.append("Attention in percent: what each written piece (left) looked at (above)\n");
      new AttentionTable(terminal).write(explanation.attention(), out);
    } else {
      out.append("The model's graph has no attention among its outputs, so none can be shown.\n");
    }
    return out.toString();
  }

  private void steps(Explanation explanation, StringBuilder out) {
    out.append("Step  Written         Most probable next pieces\n");
    int number = 1;
    for (Step step : explanation.steps()) {
      StringBuilder line = new StringBuilder("%4d  ".formatted(number++));
      Text.left(Text.cut(step.chosen(), PIECE), PIECE + 2, line);
      int room = terminal.columns() == 0 ? Integer.MAX_VALUE : terminal.columns() - 1;
      for (Candidate candidate : step.candidates()) {
        StringBuilder cell = new StringBuilder();
        Text.left(Text.cut(candidate.piece(), PIECE), PIECE, cell);
        cell.append(String.format(Locale.ROOT, " %5.1f%%", 100 * candidate.probability()));
        if (Cells.width(line.toString()) + CANDIDATE <= room) {
          line.append(cell).append(' ');
        }
      }
      out.append(line.toString().stripTrailing()).append('\n');
    }
  }
}
