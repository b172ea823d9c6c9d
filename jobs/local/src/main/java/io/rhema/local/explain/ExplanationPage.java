package io.rhema.local.explain;

import io.rhema.local.answer.Cells;
import java.util.List;
import java.util.Locale;

/** Explanations as one HTML page that needs nothing else and loads nothing. */
public final class ExplanationPage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      <meta name="viewport" content="width=device-width">
      <title>%1$s</title>
      <style>
        body { font: 16px/1.5 sans-serif; margin: 2em; color: #222; }
        table { border-collapse: collapse; margin: 1em 0; display: block; overflow-x: auto; }
        th, td { padding: .2em .6em; font-weight: normal; text-align: left; white-space: pre; }
        th { color: #555; } .steps tr { border-bottom: 1px solid #ddd; }
        .attention td { text-align: right; min-width: 2.2em; }
        .chosen { font-weight: bold; } small { color: #777; }
      </style>
      <h1>%1$s</h1>
      """;

  private final StringBuilder html = new StringBuilder();

  private ExplanationPage() {}

  /**
   * The page.
   *
   * @param title name and version of the model
   */
  public static String of(String title, List<Explanation> explanations) {
    ExplanationPage page = new ExplanationPage();
    page.html.append(HEAD.formatted(escaped(title)));
    explanations.forEach(page::add);
    return page.html.toString();
  }

  private void add(Explanation explanation) {
    html.append("<h2>").append(escaped(explanation.source())).append("</h2>\n<p>→ ");
    html.append(escaped(explanation.target())).append("</p>\n");
    steps(explanation);
    if (explanation.hasAttention()) {
      attention(explanation);
    } else {
      html.append("<p>The model's graph has no attention among its outputs.</p>\n");
    }
  }

  private void steps(Explanation explanation) {
    html.append("<h3>Most probable next pieces</h3>\n<table class=\"steps\">\n");
    int number = 1;
    for (Step step : explanation.steps()) {
      html.append("<tr><th>").append(number++);
      html.append("<td class=\"chosen\">").append(escaped(step.chosen()));
      for (Candidate candidate : step.candidates()) {
        html.append("<td>").append(escaped(candidate.piece()));
        html.append(" <small>").append(percent("%.1f", candidate.probability()));
        html.append("</small>");
      }
      html.append('\n');
    }
    html.append("</table>\n");
  }

  private void attention(Explanation explanation) {
    html.append("<h3>What each written piece looked at, in percent</h3>\n");
    html.append("<table class=\"attention\">\n<tr><th>");
    explanation.pieces().forEach(piece -> html.append("<th>").append(escaped(piece)));
    html.append('\n');
    for (Step step : explanation.steps()) {
      html.append("<tr><th>").append(escaped(step.chosen()));
      step.attention().forEach(this::cell);
      html.append('\n');
    }
    html.append("</table>\n");
  }

  private void cell(double share) {
    String shade = String.format(Locale.ROOT, "%.3f", share);
    String ink = share > 0.5 ? ";color:#fff" : "";
    html.append("<td style=\"background:rgba(20,70,160,").append(shade).append(")");
    html.append(ink).append("\">").append(percent("%.0f", share));
  }

  private static String percent(String format, double share) {
    return String.format(Locale.ROOT, format, 100 * share);
  }

  private static String escaped(String text) {
    return Cells.harmless(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
