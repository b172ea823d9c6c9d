package io.rhema.it.fault;

import static java.util.stream.Collectors.groupingBy;

import io.rhema.it.bench.Provenance;
import io.rhema.it.bench.ReportFolder;
import io.rhema.model.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of faults and what came of them.
 *
 * @param seed of schedule and events
 * @param total of all events
 * @param provenance when, of what, on what
 * @param outcomes in the order of the schedule
 */
record FaultReport(
    long seed, Verdict total, Map<String, String> provenance, List<Outcome> outcomes) {
  static FaultReport of(long seed, List<Outcome> outcomes) throws IOException {
    Verdict total = outcomes.stream().map(Outcome::verdict).reduce(Verdict.none(), Verdict::plus);
    return new FaultReport(
        seed, total, Provenance.of(List.of(ModelBundle.open(Site.MODEL))), List.copyOf(outcomes));
  }

  /** Writes {@code README.md} for people and {@code results.json} for programs. */
  void write(Path folder) throws IOException {
    ReportFolder.write(folder, json(), markdown());
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", seed);
    json.put("total", total);
    json.put("provenance", provenance);
    json.put("strikes", outcomes.stream().map(FaultReport::json).toList());
    return json;
  }

  private static Map<String, Object> json(Outcome outcome) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("site", outcome.site());
    json.put("fault", outcome.strike().fault().name());
    json.put("moment", outcome.strike().moment().name());
    json.put("calmMillis", outcome.strike().calm().toMillis());
    json.put("commitsLetThroughBefore", outcome.strike().passing());
    json.put("heldCommitsReachTheBroker", outcome.strike().through());
    json.put("restores", outcome.restores());
    json.put("recoverySeconds", outcome.seconds());
    json.put("verdict", outcome.verdict());
    return json;
  }

  private String markdown() {
    StringBuilder page = new StringBuilder("# Faults and what came of them\n\n");
    page.append(
        """
        %,d records, of them %,d poison that belongs to the dead letters; %d faults, seed `%d`. Lost: **%d**. Doubled: **%d**. \
        Out of the order of their key: **%d**.

        | cluster | fault | when | times | records | lost | doubled | out of order | restores | recovery in seconds |
        |---|---|---|---|---|---|---|---|---|---|
        """
            .formatted(
                total.records(),
                total.poison(),
                outcomes.size(),
                seed,
                total.lost(),
                total.doubled(),
                total.late()));
    outcomes.stream()
        .collect(
            groupingBy(
                it ->
                    List.of(
                        it.site(), it.strike().fault().toString(), it.strike().moment().toString()),
                LinkedHashMap::new,
                java.util.stream.Collectors.toList()))
        .forEach((kind, all) -> page.append(row(kind, all)));
    page.append("\n| | |\n|---|---|\n");
    provenance.forEach((name, value) -> page.append("| %s | %s |\n".formatted(name, value)));
    return page.toString();
  }

  private static String row(List<String> kind, List<Outcome> all) {
    Verdict sum = all.stream().map(Outcome::verdict).reduce(Verdict.none(), Verdict::plus);
    double[] seconds = all.stream().mapToDouble(Outcome::seconds).sorted().toArray();
    return "| %s | %d | %,d | %d | %d | %d | %d | %.0f (%.0f to %.0f) |\n"
        .formatted(
            String.join(" | ", kind),
            all.size(),
            sum.records(),
            sum.lost(),
            sum.doubled(),
            sum.late(),
            all.stream().mapToInt(Outcome::restores).sum(),
            seconds[seconds.length / 2],
            seconds[0],
            seconds[seconds.length - 1]);
  }
}
