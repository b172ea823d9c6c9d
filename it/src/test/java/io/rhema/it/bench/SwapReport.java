package io.rhema.it.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How long it takes to change a model, and what the texts notice, for people and for programs.
 *
 * @param provenance where, when and with what it was measured
 * @param models that were changed
 */
record SwapReport(Map<String, String> provenance, List<SwappedModel> models) {

  /** Writes {@code results.json} and {@code README.md} into a folder of their own. */
  void write(Path folder) throws IOException {
    ReportFolder.write(folder, this, markdown());
  }

  private String markdown() {
    StringBuilder page = new StringBuilder("# Changing a model under a running job\n\n");
    line(
        page,
        "Milliseconds: the median of all changes of a model, the smallest and largest in brackets."
            + " **Swap** is the time from the command in Kafka to the last subtask that serves the"
            + " other version; **open** is that part of it in which the slower subtask fetches,"
            + " checks, opens and warms it, while the version before goes on answering. **Pause** is"
            + " how long the slower subtask is busy with the change-over, the answers to the texts"
            + " that wait included. **Slowest text** is the latency, from sent to sent, of the one"
            + " that waits longest while the swap lasts, and of the one in as much time before the"
            + " command. **Gap** is the longest time in which a subtask gives no result, likewise.");
    line(page, "");
    line(
        page,
        "| model | swaps | swap | open | pause | slowest text | before | gap | before | texts | each once |");
    line(page, "|---|---|---|---|---|---|---|---|---|---|---|");
    for (SwappedModel model : models) {
      line(
          page,
          "| %s | %d | %s | %s | %s | %s | %s | %s | %s | %,d | %s |",
          model.model(),
          model.swaps().size(),
          cell(model.of(Swap::swap), "%.0f"),
          cell(model.of(Swap::open), "%.0f"),
          cell(model.of(Swap::pause), "%.1f"),
          cell(model.of(Swap::during), "%.0f"),
          cell(model.of(Swap::usual), "%.0f"),
          cell(model.of(Swap::gap), "%.0f"),
          cell(model.of(Swap::usualGap), "%.0f"),
          model.texts(),
          model.answered() == model.texts() ? "yes" : "NO");
    }
    line(page, "");
    line(page, "| | |");
    line(page, "|---|---|");
    provenance.forEach((key, value) -> line(page, "| %s | %s |", key, value));
    return page.toString();
  }

  private static String cell(Spread spread, String number) {
    return format(
        number + " (" + number + " to " + number + ")",
        spread.median(),
        spread.min(),
        spread.max());
  }

  private static void line(StringBuilder page, String format, Object... values) {
    page.append(format(format, values)).append('\n');
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
