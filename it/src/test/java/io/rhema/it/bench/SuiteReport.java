package io.rhema.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page of a run of the suite, with a chart for each kind of texts. */
final class SuiteReport {
  /** Smaller ones are not told. */
  private static final double SMALLEST_SHARE = 0.03;

  private final StringBuilder page = new StringBuilder();
  private final SuiteResult result;

  private SuiteReport(SuiteResult result) {
    this.result = result;
  }

  /** Writes {@code results.json}, {@code README.md} and the charts into a folder. */
  static void write(Path folder, SuiteResult result) throws IOException {
    ReportFolder.write(folder, result, new SuiteReport(result).markdown());
    for (KindResult kind : result.kinds()) {
      Files.write(folder.resolve(chart(kind)), BarChart.png(kind));
    }
  }

  private static String chart(KindResult kind) {
    return kind.kind() + ".png";
  }

  private String markdown() {
    page.append("# Throughput\n\n")
        .append(
            "%d threads for everybody, medians of %d alternating rounds with the smallest and largest in brackets. CPU-seconds are those of the contender's whole process; of one of its own the last column says what compilers of the JVM still took of them.\n"
                .formatted(result.threads(), result.rounds()));
    result.kinds().forEach(this::kind);
    scaling();
    operators();
    latency();
    tokenizing();
    page.append("\n## Who is who\n");
    descriptions();
    page.append("\n| | |\n|---|---|\n");
    result
        .provenance()
        .forEach(
            (key, value) ->
                page.append("| ").append(key).append(" | ").append(value).append(" |\n"));
    return page.toString();
  }

  private void kind(KindResult kind) {
    page.append(
        "\n## %s\n\n%d texts of %.0f sub-words on average.\n\n![texts per CPU-second](%s)\n\n"
            .formatted(
                kind.kind(), kind.texts(), kind.tokens() / (double) kind.texts(), chart(kind)));
    page.append(
        "| contender | texts per CPU-second | texts per second | same answers | compilers |\n|---|---|---|---|---|\n");
    for (Standing standing : kind.standings()) {
      boolean timed = standing.left() == null;
      page.append(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(
                  standing.contender(),
                  timed ? standing.textsPerCpuSecond().cell("%.0f") : standing.left(),
                  timed ? standing.textsPerSecond().cell("%.0f") : "",
                  standing.agreement() == null
                      ? ""
                      : String.format(Locale.ROOT, "%.2f %%", 100 * standing.agreement()),
                  standing.compiling() == null
                      ? ""
                      : String.format(Locale.ROOT, "%.0f %%", 100 * standing.compiling())));
    }
    comparisons("Against the ceiling", kind.ceiling());
    comparisons("Our int8 against their fp32", kind.int8());
    comparisons("The same precision on both sides", kind.same());
  }

  private void scaling() {
    Comparison slots = result.scaling().slots();
    page.append("\n## Slots and lengths\n\nThe operator in int8. ")
        .append(
            "Two slots against one: %s per CPU-second, where 1 is no loss, and %s per second, where 2 is twice as many.\n\n"
                .formatted(slots.perCpuSecond().cell("%.2f"), slots.perSecond().cell("%.2f")))
        .append("| sub-words of a text | sub-words per CPU-second |\n|---|---|\n");
    for (LengthCost cost : result.scaling().lengths()) {
      page.append(
          "| %d | %s |\n".formatted(cost.subWords(), cost.subWordsPerCpuSecond().cell("%.0f")));
    }
  }

  private void operators() {
    page.append(
            "\n## Inside the model\n\nWhat the operators of the graph take of a run on one thread, by ONNX Runtime's own profiler: nobody around it can make this less.\n\n")
        .append(
            "| model | texts | sub-words of each | milliseconds | of which |\n|---|---|---|---|---|\n");
    for (OperatorShares row : result.operators()) {
      String shares =
          row.shares().entrySet().stream()
              .filter(operator -> operator.getValue() >= SMALLEST_SHARE)
              .map(
                  operator ->
                      String.format(
                          Locale.ROOT, "%s %.0f %%", operator.getKey(), 100 * operator.getValue()))
              .collect(Collectors.joining(", "));
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %d | %d | %.1f | %s |%n",
              row.model(),
              row.rows(),
              row.columns(),
              row.milliseconds(),
              shares));
    }
  }

  private void latency() {
    page.append(
            "\n## Latency\n\nOf the whole job in int8, in milliseconds from sending a text to reading its result as soon as it is written, median / p99. Beyond the model is that without what the model takes for the text alone. In line is what of that a text waits at least for those before it, if nothing but the model takes time and each thread takes one text after the other; results leave in arrival order. Then come the way's parts by the broker's clock, and what compilers still took of the CPU time.\n\n")
        .append(
            "| texts | arrive | a second | count | whole way | beyond the model | in line | to Kafka | in the job | from Kafka | compilers | |\n")
        .append("|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (LatencyResult row : result.latency()) {
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %.1f | %d | %s | %s | %s | %s | %s | %s | %.0f %% | %s |%n",
              row.kind(),
              row.arrival(),
              row.perSecond(),
              row.texts(),
              row.whole().cell(),
              row.beyondModel().cell(),
              row.inLine().cell(),
              row.toKafka().cell(),
              row.inJob().cell(),
              row.fromKafka().cell(),
              100 * row.compiling(),
              row.misses() ? "**missed**" : ""));
    }
  }

  private void tokenizing() {
    TokenizingResult tokenizing = result.tokenizing();
    page.append(
        "\n## Tokenizing\n\nFrom %d texts to their sub-words, one thread in a process of its own, over and over.\n\n"
            .formatted(tokenizing.texts()));
    page.append(
        "| | texts per CPU-second | sub-words per CPU-second | same ids |\n|---|---|---|---|\n");
    for (TokenizingResult.Encoder encoder : tokenizing.encoders()) {
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %.2f %% |%n",
              encoder.name(),
              encoder.textsPerCpuSecond().cell("%.0f"),
              encoder.subWordsPerCpuSecond().cell("%.0f"),
              100 * encoder.agreement()));
    }
    page.append(
        String.format(
            Locale.ROOT,
            "%nThat is %.2f %% of the CPU time of encoder and operator in int8; at most %.0f %% are wanted%s.%n",
            100 * tokenizing.share(),
            100 * TokenizingResult.GOAL_SHARE,
            tokenizing.share() > TokenizingResult.GOAL_SHARE ? ", which is **missed**" : ""));
    if (tokenizing.ratio() != null) {
      comparisons("Against the other", List.of(tokenizing.ratio()));
    }
  }

  private void comparisons(String title, List<Comparison> comparisons) {
    if (comparisons.isEmpty()) {
      return;
    }
    page.append("\n### %s\n\n".formatted(title))
        .append("| | texts per CPU-second | texts per second | goal | |\n|---|---|---|---|---|\n");
    for (Comparison row : comparisons) {
      page.append(
          "| %s / %s | %s | %s | %s | %s |\n"
              .formatted(
                  row.one(),
                  row.other(),
                  row.perCpuSecond().cell("%.2f"),
                  row.perSecond().cell("%.2f"),
                  row.goal() == null ? "" : row.goal().toString(),
                  row.misses() ? "**missed**" : ""));
    }
  }

  private void descriptions() {
    page.append('\n');
    result.kinds().stream()
        .flatMap(kind -> kind.standings().stream())
        .collect(
            Collectors.toMap(
                standing -> standing.contender().replaceAll(", (int8|fp32)$", ""),
                Standing::description,
                (one, other) -> one,
                LinkedHashMap::new))
        .forEach(
            (name, description) -> page.append("- **%s**: %s.\n".formatted(name, description)));
  }
}
