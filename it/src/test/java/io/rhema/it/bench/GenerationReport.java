package io.rhema.it.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How fast translations are written in several ways, and whether they are the same.
 *
 * @param provenance where, when and with what it was measured
 * @param rounds counted rounds
 * @param texts translated in each
 * @param speed one for each way, the naive one first
 * @param written in the same order
 */
record GenerationReport(
    Map<String, String> provenance,
    int rounds,
    int texts,
    List<Measured> speed,
    List<Written> written) {

  /** Writes {@code results.json} and {@code README.md} into a folder of their own. */
  void write(Path folder) throws IOException {
    ReportFolder.write(folder, this, markdown());
  }

  private String markdown() {
    StringBuilder page = new StringBuilder("# Writing translations: cache, batches, int8\n\n");
    line(
        page,
        "%d texts on one thread. Tokens are those that were written, the end token included; CPU-seconds"
            + " are those of the whole process. Medians of %d alternating rounds, smallest and largest in"
            + " brackets. What was written was compared with the first way before anything was timed.",
        texts,
        rounds);
    line(page, "");
    line(
        page,
        "| way | tokens per CPU-second | texts per CPU-second, of the first | same text | mean log-probability | less probable |");
    line(page, "|---|---|---|---|---|---|");
    for (int i = 0; i < speed.size(); i++) {
      Measured m = speed.get(i);
      Written w = written.get(i);
      Spread cpu = m.textsPerCpuSecond();
      line(
          page,
          "| %s | %.0f (%.0f to %.0f) | %.2f (%.2f to %.2f) | %d | %.4f | %d |",
          m.name(),
          cpu.median() * w.tokensPerText(),
          cpu.min() * w.tokensPerText(),
          cpu.max() * w.tokensPerText(),
          m.ofReference().median(),
          m.ofReference().min(),
          m.ofReference().max(),
          w.same(),
          w.meanLogProbability(),
          w.lessProbable());
    }
    line(page, "");
    speed.forEach(m -> line(page, "- **%s**: %s.", m.name(), m.description()));
    line(page, "");
    line(page, "| | |");
    line(page, "|---|---|");
    provenance.forEach((key, value) -> line(page, "| %s | %s |", key, value));
    return page.toString();
  }

  private static void line(StringBuilder page, String format, Object... values) {
    page.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
