package io.rhema.local.cli;

import io.rhema.local.answer.Terminal;
import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.TrialComparison;
import java.util.Locale;

/** What became of a command, in one line. */
final class UpdateLine {
  private static final double PERCENT = 100;

  private UpdateLine() {}

  /** Nothing in it controls the terminal that shows it. */
  static String of(ModelUpdateResult result) {
    return Terminal.harmless(
        "%s%s: %s %s%s%s%s"
            .formatted(
                result.getJob(),
                where(result),
                result.getOutcome(),
                result.getVersion(),
                times(result),
                result.getReason() == null ? "" : ": " + result.getReason(),
                figures(result.getComparison())));
  }

  private static String where(ModelUpdateResult result) {
    return result.getSubtask() == null
        ? ""
        : ", %s %d/%d"
            .formatted(
                String.join(" and ", result.getTasks()),
                result.getSubtask() + 1,
                result.getSubtasks());
  }

  private static String times(ModelUpdateResult result) {
    if (result.getOpenMillis() == null) {
      return "";
    }
    return result.getPauseMillis() == null
        ? String.format(
            Locale.ROOT,
            " beside %s, opened in %.0f ms",
            result.getPreviousVersion(),
            result.getOpenMillis())
        : String.format(
            Locale.ROOT,
            " in place of %s, opened in %.0f ms, changed over in %.1f ms",
            result.getPreviousVersion(),
            result.getOpenMillis(),
            result.getPauseMillis());
  }

  private static String figures(TrialComparison figures) {
    if (figures == null) {
      return "";
    }
    StringBuilder line = new StringBuilder();
    line.append(
        String.format(
            Locale.ROOT, " (%d texts, %d errors", figures.getTexts(), figures.getErrors()));
    if (figures.getDisagreement() != null) {
      line.append(
          String.format(
              Locale.ROOT, ", agreement %.1f %%", PERCENT * (1 - figures.getDisagreement())));
    }
    if (figures.getLatencyRatio() != null) {
      line.append(String.format(Locale.ROOT, ", %.2f times the time", figures.getLatencyRatio()));
    }
    return line.append(')').toString();
  }
}
