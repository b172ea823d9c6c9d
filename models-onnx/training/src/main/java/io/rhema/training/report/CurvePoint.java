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
 */
public record CurvePoint(
    String pass,
    int step,
    double loss,
    double learningRate,
    double score,
    Map<String, Double> figures) {

  /** For a line of a log. */
  public String describe() {
    String measured =
        figures.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%s %.4f", e.getKey(), e.getValue()))
            .collect(Collectors.joining(", "));
    String all = figures.size() == 1 ? "" : String.format(Locale.ROOT, ", score %.4f", score);
    return String.format(
        Locale.ROOT, "%s: step %d, mean loss %.4f, %s%s", pass, step, loss, measured, all);
  }
}
