package io.rhema.local.answer;

import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import java.util.Locale;
import java.util.Map;

/** An answer as a line for a person: label, probability as a figure and as a bar, text. */
public final class AnswerLine {
  private static final int LABEL_WIDTH = 10;
  private static final int BAR_WIDTH = 10;
  private static final int TEXT_COLUMN = 2 + LABEL_WIDTH + 6 + BAR_WIDTH + 2;
  private static final int UNLIMITED = 100_000;

  private static final String RESET = "\u001b[0m";
  private static final String RED = "\u001b[31m";
  private static final String GREEN = "\u001b[32m";
  private static final String YELLOW = "\u001b[33m";
  private static final String DIM = "\u001b[2m";
  private static final Map<String, String> COLOURS = Map.of("positive", GREEN, "negative", RED);

  private final Terminal terminal;

  public AnswerLine(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The line, without a line break. */
  public String write(Answer answer) {
    int room = terminal.columns() == 0 ? UNLIMITED : Math.max(20, terminal.columns() - TEXT_COLUMN);
    if (answer instanceof Answer.Given given && given.sentiment().getStatus() == ResultStatus.ok) {
      return given(given.sentiment(), MarkedText.fit(answer.text(), room));
    }
    if (answer instanceof Answer.Given given) {
      String status = given.sentiment().getStatus().name().toLowerCase(Locale.ROOT);
      return line(DIM, status, "", "", MarkedText.fit(answer.text(), room));
    }
    String error = ((Answer.Refused) answer).error();
    return line(YELLOW, "refused", "", "", MarkedText.fit(error + " | " + answer.text(), room));
  }

  private String given(SentimentResult result, String text) {
    float score = result.getScore();
    int filled = Math.round(score * BAR_WIDTH);
    String bar = "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled);
    return line(
        COLOURS.getOrDefault(result.getLabel(), YELLOW),
        MarkedText.fit(result.getLabel(), LABEL_WIDTH),
        String.format(Locale.ROOT, "%3.0f %%", score * 100),
        bar,
        text);
  }

  private String line(String colour, String label, String score, String bar, String text) {
    String head =
        String.format(
            Locale.ROOT, "%-" + LABEL_WIDTH + "s %5s %-" + BAR_WIDTH + "s", label, score, bar);
    return terminal.colour() ? colour + head + RESET + "  " + text : head + "  " + text;
  }
}
