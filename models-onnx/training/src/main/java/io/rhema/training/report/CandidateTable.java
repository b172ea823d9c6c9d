package io.rhema.training.report;

import io.rhema.training.metric.Evaluation;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** All weights that could have been chosen, with their scores. */
final class CandidateTable {

  private CandidateTable() {}

  static void add(HtmlPage html, Map<String, Evaluation> candidates, String chosen) {
    html.heading("Weights");
    html.table();
    List<String> figures = List.copyOf(candidates.get(chosen).figures().keySet());
    html.titles(cells("weights", "score", figures));
    candidates.forEach(
        (name, evaluation) ->
            html.row(
                cells(
                    name.equals(chosen) ? name + " (chosen)" : name,
                    figure(evaluation.score()),
                    evaluation.figures().values().stream().map(CandidateTable::figure).toList())));
    html.endTable();
  }

  private static String[] cells(String first, String second, List<String> more) {
    return Stream.concat(Stream.of(first, second), more.stream()).toArray(String[]::new);
  }

  static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
