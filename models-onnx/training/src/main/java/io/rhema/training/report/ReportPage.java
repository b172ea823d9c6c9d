package io.rhema.training.report;

import io.rhema.training.metric.Accuracy;
import io.rhema.training.metric.Baseline;
import io.rhema.training.metric.Evaluation;
import io.rhema.training.metric.Measurement;
import io.rhema.training.metric.Mistake;
import io.rhema.training.metric.Perplexity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** How the training of an encoder with heads went. */
public final class ReportPage {
  /** Characters of a mistaken text that are shown. */
  private static final int LONGEST_TEXT = 600;

  private final HtmlPage html;

  private ReportPage(HtmlPage html) {
    this.html = html;
  }

  /**
   * Writes the page.
   *
   * @param title the model's name and version
   * @param curve every evaluation, in order
   * @param candidates all weights that could have been chosen, by name
   * @param chosen the name of those that were
   * @param mistakes the worst wrong answers of these, by data set
   */
  public static void write(
      Path file,
      String title,
      List<CurvePoint> curve,
      Map<String, Evaluation> candidates,
      String chosen,
      Map<String, List<Mistake>> mistakes)
      throws IOException {
    HtmlPage html = new HtmlPage(title);
    ReportPage page = new ReportPage(html);
    Evaluation kept = candidates.get(chosen);
    List<String> figures = List.copyOf(kept.figures().keySet());
    if (kept.measurements().size() > 1) {
      html.image(CurveChart.png("Score on the dev sets", curve, CurvePoint::score));
    }
    for (String figure : figures) {
      page.figure(figure, curve, Optional.ofNullable(kept.baselines().get(figure)));
    }
    page.losses(curve);
    CandidateTable.add(html, candidates, chosen);
    for (Measurement measured : kept.measurements()) {
      page.labels(measured);
      if (measured.score() instanceof Accuracy accuracy) {
        page.confusion(accuracy);
      }
    }
    mistakes.forEach(page::mistakes);
    html.write(file);
  }

  /** With what takes no model beside it, where there is such a thing. */
  private void figure(String figure, List<CurvePoint> curve, Optional<Baseline> baseline)
      throws IOException {
    Map<String, ToDoubleFunction<CurvePoint>> lines = new LinkedHashMap<>();
    lines.put("", point -> point.figures().get(figure));
    baseline.ifPresent(constant -> lines.put(constant.describe(), point -> constant.value()));
    html.image(CurveChart.png(figure, curve, lines));
  }

  /** In training, with dropout, teacher and smoothing, and on the dev sets without. */
  private void losses(List<CurvePoint> curve) throws IOException {
    Map<String, ToDoubleFunction<CurvePoint>> losses = new LinkedHashMap<>();
    losses.put("training", CurvePoint::loss);
    curve.stream()
        .flatMap(point -> point.devLosses().keySet().stream())
        .distinct()
        .forEach(set -> losses.put(set, point -> point.devLosses().getOrDefault(set, Double.NaN)));
    html.image(CurveChart.png("Mean loss", curve, losses));
  }

  private void mistakes(String dataSet, List<Mistake> mistakes) {
    if (mistakes.isEmpty()) {
      return;
    }
    html.heading("Worst mistakes on " + dataSet);
    html.paragraph("Wrong answers that the model is surest of.");
    html.textTable();
    html.titles("probability", "answered", "truly", "text");
    mistakes.forEach(
        one ->
            html.row(
                CandidateTable.figure(one.probability()),
                one.answer(),
                one.truth(),
                shortened(one.text())));
    html.endTable();
  }

  private void perplexity(String dataSet, Perplexity perplexity) {
    html.heading(dataSet + " perplexity");
    html.paragraph(
        "%s on %d words; %s"
            .formatted(
                CandidateTable.figure(perplexity.model().perplexity()),
                perplexity.model().tokens(),
                perplexity.baseline().orElseThrow().describe()));
  }

  /** Beginning and end of a long text, where a review gives its verdict. */
  private static String shortened(String text) {
    return text.length() <= LONGEST_TEXT
        ? text
        : text.substring(0, LONGEST_TEXT / 2)
            + " […] "
            + text.substring(text.length() - LONGEST_TEXT / 2);
  }

  private void labels(Measurement measured) {
    if (measured.score() instanceof Perplexity perplexity) {
      perplexity(measured.dataSet(), perplexity);
      return;
    }
    ScoreTable table = ScoreTable.of(measured.score());
    html.heading(measured.title());
    measured
        .score()
        .baseline()
        .ifPresent(
            baseline ->
                html.paragraph(
                    "%s; %s"
                        .formatted(
                            CandidateTable.figure(measured.score().value()), baseline.describe())));
    html.table();
    html.titles("label", "precision", "recall", "F1", table.unit());
    for (ScoreTable.Row label : table.rows()) {
      html.row(
          label.label(),
          CandidateTable.figure(label.precision()),
          CandidateTable.figure(label.recall()),
          CandidateTable.figure(label.f1()),
          Long.toString(label.support()));
    }
    html.endTable();
  }

  private void confusion(Accuracy accuracy) {
    html.heading("Confusion matrix");
    html.paragraph("How often each label got each answer; the darker, the more of its texts.");
    html.table();
    List<String> labels = accuracy.labels();
    String[] cells = new String[labels.size() + 1];
    cells[0] = "truly \u2193, answered \u2192";
    for (int i = 0; i < labels.size(); i++) {
      cells[i + 1] = labels.get(i);
    }
    html.titles(cells);
    for (int truth = 0; truth < labels.size(); truth++) {
      html.shares(labels.get(truth), accuracy.counts()[truth]);
    }
    html.endTable();
  }
}
