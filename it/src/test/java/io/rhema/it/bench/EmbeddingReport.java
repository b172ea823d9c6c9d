package io.rhema.it.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How exact and how fast embeddings are in several number formats, for people and for programs.
 *
 * @param provenance where, when and with what it was measured
 * @param rounds counted rounds
 * @param speed one for each model, the exact one first
 * @param closeness in the same order
 */
record EmbeddingReport(
    Map<String, String> provenance, int rounds, List<Measured> speed, List<Closeness> closeness) {

  /** Writes {@code results.json} and {@code README.md} into a folder of their own. */
  void write(Path folder) throws IOException {
    ReportFolder.write(folder, this, markdown());
  }

  private String markdown() {
    StringBuilder page = new StringBuilder("# Embeddings: number formats against fp32\n\n");
    line(
        page,
        "Cosine is that of a text's vector to its fp32 vector; neighbours are the nearest of all texts"
            + " measured. Speed is in texts per CPU-second, as a ratio to fp32: median of %d alternating"
            + " rounds on one thread, smallest and largest in brackets.",
        rounds);
    line(page, "");
    line(
        page,
        "| model | size | cosine, mean | 1st percentile | least | same nearest | of the ten nearest | nearest is farther by | speed |");
    line(page, "|---|---|---|---|---|---|---|---|---|");
    for (int i = 0; i < speed.size(); i++) {
      Measured m = speed.get(i);
      Closeness c = closeness.get(i);
      line(
          page,
          "| %s | %s | %.5f | %.5f | %.5f | %.2f %% | %.2f %% | %.5f | %.2f (%.2f to %.2f) |",
          m.name(),
          m.description(),
          c.meanCosine(),
          c.firstPercentile(),
          c.leastCosine(),
          100 * c.sameNearest(),
          100 * c.sharedOfTen(),
          c.nearestLoss(),
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
