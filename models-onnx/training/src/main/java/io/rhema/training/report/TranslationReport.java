package io.rhema.training.report;

import io.rhema.training.metric.Evaluation;
import io.rhema.training.metric.RatedTranslation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How the training of a translation went, with translations from the best to the worst. */
public final class TranslationReport {
  /** Told in the log; a chart of it shows the first evaluations alone. */
  private static final String PERPLEXITY = "perplexity";

  private TranslationReport() {}

  /**
   * Writes the page.
   *
   * @param title the model's name and version
   * @param curve every evaluation, in order
   * @param candidates all weights that could have been chosen, by name
   * @param chosen the name of those that were
   * @param samples what these make of some texts of each dev set, by its name
   */
  public static void write(
      Path file,
      String title,
      List<CurvePoint> curve,
      Map<String, Evaluation> candidates,
      String chosen,
      Map<String, List<RatedTranslation>> samples)
      throws IOException {
    HtmlPage html = new HtmlPage(title);
    html.image(CurveChart.png("Mean training loss", curve, CurvePoint::loss));
    List<String> figures =
        curve.stream()
            .flatMap(point -> point.figures().keySet().stream())
            .distinct()
            .filter(name -> !name.endsWith(PERPLEXITY))
            .toList();
    for (String figure : figures) {
      List<CurvePoint> measured =
          curve.stream().filter(point -> point.figures().containsKey(figure)).toList();
      html.image(CurveChart.png(figure, measured, point -> point.figures().get(figure)));
    }
    CandidateTable.add(html, candidates, chosen);
    samples.forEach((dataSet, translations) -> samples(html, dataSet, translations));
    html.write(file);
  }

  private static void samples(HtmlPage html, String dataSet, List<RatedTranslation> samples) {
    html.heading(dataSet);
    html.paragraph("Translations at equal distances from the best to the worst, by chrF2.");
    html.textTable();
    html.titles("chrF2", "text", "translation", "reference");
    samples.forEach(
        one ->
            html.row(
                String.format(Locale.ROOT, "%.1f", one.chrf()),
                one.source(),
                one.translation(),
                one.reference()));
    html.endTable();
  }
}
