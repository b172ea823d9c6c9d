package io.rhema.training.report;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One evaluation during training.
 *
 * @param pass name of the pass
 * @param step of the pass
 * @param loss mean since the evaluation before
 * @param learningRate of the step
 * @param score what weights are chosen by
 * @param figures what the score is made of, by data set and unit
 * @param devLosses by data set; those that are known
 */
public record CurvePoint(
    String pass,
    int step,
    double loss,
    double learningRate,
    double score,
    Map<String, Double> figures,
    Map<String, Double> devLosses) {

  public CurvePoint {
    // A run that began before they were measured has none.
    devLosses = devLosses == null ? Map.of() : devLosses;
  }

  /** One without losses on the dev sets. */
  public CurvePoint(
      String pass,
      int step,
      double loss,
      double learningRate,
      double score,
      Map<String, Double> figures) {
    this(pass, step, loss, learningRate, score, figures, Map.of());
  }

  /** For a line of a log. */
  public String describe() {
    String measured =
        figures.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %.4f", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    String losses =
        devLosses.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, ", %s loss %.4f", e.getKey(), e.getValue()))
            .collect(Collectors.joining());
    String all = figures.size() == 1 ? "" : String.format(Locale.ROOT, ", score %.4f", score);
    return String.format(
        Locale.ROOT,
        "%s: step %d, mean loss %.4f, %s%s%s",
        pass,
        step,
        loss,
        measured,
        losses,
        all);
  }
}
