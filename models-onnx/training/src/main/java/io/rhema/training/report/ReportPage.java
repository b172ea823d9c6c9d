package io.rhema.training.report;

import io.rhema.training.metric.Accuracy;
import io.rhema.training.metric.Evaluation;
import io.rhema.training.metric.Measurement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** One HTML file with everything in it, images too. */
public final class ReportPage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <meta charset="utf-8">
      <title>%1$s</title>
      <style>
        body { font: 16px/1.5 sans-serif; max-width: 920px; margin: 2em auto; }
        table { border-collapse: collapse; } td, th { padding: .2em .8em; text-align: right; }
        td:first-child, th:first-child { text-align: left; } tr { border-bottom: 1px solid #ddd; }
      </style>
      <h1>%1$s</h1>
      """;

  private final StringBuilder html = new StringBuilder();

  private ReportPage() {}

  /**
   * Writes the page.
   *
   * @param title the model's name and version
   * @param curve every evaluation, in order
   * @param candidates all weights that could have been chosen, by name
   * @param chosen the name of those that were
   */
  public static void write(
      Path file,
      String title,
      List<CurvePoint> curve,
      Map<String, Evaluation> candidates,
      String chosen)
      throws IOException {
    ReportPage page = new ReportPage();
    page.html.append(String.format(Locale.ROOT, HEAD, escaped(title)));
    Evaluation kept = candidates.get(chosen);
    List<String> figures = List.copyOf(kept.figures().keySet());
    if (figures.size() > 1) {
      page.image(CurveChart.png("Score on the dev sets", curve, CurvePoint::score));
    }
    for (String figure : figures) {
      page.image(CurveChart.png(figure, curve, point -> point.figures().get(figure)));
    }
    page.image(CurveChart.png("Mean training loss", curve, CurvePoint::loss));
    page.candidates(candidates, chosen);
    for (Measurement measured : kept.measurements()) {
      page.labels(measured);
      if (measured.score() instanceof Accuracy accuracy) {
        page.confusion(accuracy);
      }
    }
    Files.writeString(file, page.html);
  }

  private void image(byte[] png) {
    html.append("<img alt=\"\" src=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(png))
        .append("\">\n");
  }

  private void candidates(Map<String, Evaluation> candidates, String chosen) {
    html.append("<h2>Weights</h2>\n<table>\n");
    List<String> figures = List.copyOf(candidates.get(chosen).figures().keySet());
    row("th", cells("weights", "score", figures));
    candidates.forEach(
        (name, evaluation) ->
            row(
                "td",
                cells(
                    name.equals(chosen) ? name + " (chosen)" : name,
                    figure(evaluation.score()),
                    evaluation.figures().values().stream().map(ReportPage::figure).toList())));
    html.append("</table>\n");
  }

  private static String[] cells(String first, String second, List<String> more) {
    return Stream.concat(Stream.of(first, second), more.stream()).toArray(String[]::new);
  }

  private void labels(Measurement measured) {
    ScoreTable table = ScoreTable.of(measured.score());
    html.append("<h2>").append(escaped(measured.title())).append("</h2>\n<table>\n");
    row("th", "label", "precision", "recall", "F1", table.unit());
    for (ScoreTable.Row label : table.rows()) {
      row(
          "td",
          label.label(),
          figure(label.precision()),
          figure(label.recall()),
          figure(label.f1()),
          Long.toString(label.support()));
    }
    html.append("</table>\n");
  }

  private void confusion(Accuracy accuracy) {
    html.append("<h2>Answers</h2>\n<table>\n");
    List<String> labels = accuracy.labels();
    String[] cells = new String[labels.size() + 1];
    cells[0] = "truly \u2193, answered \u2192";
    for (int i = 0; i < labels.size(); i++) {
      cells[i + 1] = labels.get(i);
    }
    row("th", cells);
    for (int truth = 0; truth < labels.size(); truth++) {
      cells[0] = labels.get(truth);
      for (int i = 0; i < labels.size(); i++) {
        cells[i + 1] = Long.toString(accuracy.counts()[truth][i]);
      }
      row("td", cells);
    }
    html.append("</table>\n");
  }

  private void row(String cell, String... texts) {
    html.append("<tr>");
    for (String text : texts) {
      html.append('<').append(cell).append('>').append(escaped(text));
    }
    html.append('\n');
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
