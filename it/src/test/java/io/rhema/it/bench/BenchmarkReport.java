package io.rhema.it.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The result of one benchmark, for people and for programs.
 *
 * @param title what was asked
 * @param reference what the first contender is called where others are compared with it
 * @param provenance where, when and with what it was measured
 * @param rounds counted rounds
 * @param results one for each contender, the reference first
 */
record BenchmarkReport(
    String title,
    String reference,
    Map<String, String> provenance,
    int rounds,
    List<Measured> results) {

  /** Writes {@code results.json} and {@code README.md} into a folder of their own. */
  void write(Path folder) throws IOException {
    ReportFolder.write(folder, this, markdown());
  }

  private String markdown() {
    StringBuilder page = new StringBuilder("# " + title + "\n\n");
    page.append("Medians of ")
        .append(rounds)
        .append(" alternating rounds, with the smallest and")
        .append(" largest in brackets. CPU-seconds are those of the whole process.\n\n")
        .append("| contender | texts per CPU-second | of ")
        .append(reference)
        .append(" | texts per second | same sentiment as ")
        .append(reference)
        .append(" |\n|---|---|---|---|---|\n");
    for (Measured row : results) {
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %s | %s |%n",
              row.name(),
              row.textsPerCpuSecond().cell("%.0f"),
              row.ofReference().cell("%.2f"),
              row.textsPerSecond().cell("%.0f"),
              row.agreement() == null
                  ? ""
                  : String.format(Locale.ROOT, "%.2f %%", 100 * row.agreement())));
    }
    page.append('\n');
    results.forEach(
        row ->
            page.append("- **")
                .append(row.name())
                .append("**: ")
                .append(row.description())
                .append(".\n"));
    page.append("\n| | |\n|---|---|\n");
    provenance.forEach(
        (key, value) -> page.append("| ").append(key).append(" | ").append(value).append(" |\n"));
    return page.toString();
  }
}
