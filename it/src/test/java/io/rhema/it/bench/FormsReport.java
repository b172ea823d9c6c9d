package io.rhema.it.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How exact and how fast a classifier is in several number formats, for people and for programs.
 *
 * @param provenance where, when and with what it was measured
 * @param rounds counted rounds
 * @param speed one for each form, the exact one first
 * @param closeness in the same order
 */
record FormsReport(
    Map<String, String> provenance,
    int rounds,
    List<Measured> speed,
    List<ScoreCloseness> closeness) {

  /** Writes {@code results.json} and {@code README.md} into a folder of their own. */
  void write(Path folder) throws IOException {
    ReportFolder.write(folder, this, markdown());
  }

  private String markdown() {
    StringBuilder page = new StringBuilder("# A classifier's number formats\n\n");
    line(
        page,
        "Differences are those of the score of the label that the first one gives. Speed is in texts"
            + " per CPU-second, from text to label, as a ratio to the first: median of %d alternating"
            + " rounds on one thread, smallest and largest in brackets.",
        rounds);
    line(page, "");
    line(page, "| model | size | same label | difference, mean | last percentile | most | speed |");
    line(page, "|---|---|---|---|---|---|---|");
    for (int i = 0; i < speed.size(); i++) {
      Measured m = speed.get(i);
      ScoreCloseness c = closeness.get(i);
      line(
          page,
          "| %s | %s | %.2f %% | %.4f | %.3f | %.3f | %.2f (%.2f to %.2f) |",
          m.name(),
          m.description(),
          100 * c.sameLabel(),
          c.mean(),
          c.lastPercentile(),
          c.most(),
          m.ofReference().median(),
          m.ofReference().min(),
          m.ofReference().max());
    }
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
