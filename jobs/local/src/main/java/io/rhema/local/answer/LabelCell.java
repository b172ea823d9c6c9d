package io.rhema.local.answer;

import io.rhema.schema.ResultStatus;
import java.util.Locale;
import java.util.Map;

/** A label in {@link #WIDTH} columns, with its probability as a figure and as a bar. */
final class LabelCell {
  private static final int LABEL_WIDTH = 10;
  private static final int BAR_WIDTH = 10;
  static final int WIDTH = LABEL_WIDTH + 1 + 5 + 1 + BAR_WIDTH;

  private static final String RESET = "\u001b[0m";
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String DIM = "\u001b[2m";
  private static final Map<String, String> COLOURS = Map.of("positive", GREEN, "negative", RED);

  private final Terminal terminal;

  LabelCell(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The answer, or why there is none. */
  String of(LabelAnswer answer) {
    if (answer.status() != ResultStatus.ok) {
      return cell(DIM, answer.status().name().toLowerCase(Locale.ROOT), "", "");
    }
    float score = answer.score();
    int filled = Math.round(score * BAR_WIDTH);
    return cell(
        COLOURS.getOrDefault(answer.label(), YELLOW),
        answer.label(),
        String.format(Locale.ROOT, "%3.0f %%", score * 100),
        "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled));
  }

  /** No result. */
  String refused() {
    return cell(YELLOW, "refused", "", "");
  }

  private String cell(String colour, String label, String score, String bar) {
    String shown = MarkedText.fit(label, LABEL_WIDTH);
    String padded = shown + " ".repeat(LABEL_WIDTH - Cells.width(shown));
    String cell = String.format(Locale.ROOT, "%s %5s %-" + BAR_WIDTH + "s", padded, score, bar);
    return terminal.colour() ? colour + cell + RESET : cell;
  }
}
