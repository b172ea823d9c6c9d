package io.rhema.local.explain;

import io.rhema.local.answer.Cells;
import java.util.List;
import java.util.Locale;

/**
 * An HTML page that needs nothing else, loads nothing and runs nothing, whatever texts it shows.
 */
final class Page {
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

  Page(String title) {
    html.append(HEAD.formatted(escaped(title)));
  }

  void heading(int level, String text) {
    html.append("<h%d>%s</h%d>\n".formatted(level, escaped(text), level));
  }

  void paragraph(String text) {
    html.append("<p>").append(escaped(text)).append("</p>\n");
  }

  void matrix(AttentionMatrix attention) {
    html.append("<table class=\"attention\">\n<tr><th>");
    attention.columns().forEach(piece -> html.append("<th>").append(escaped(piece)));
    html.append('\n');
    for (AttentionMatrix.Row row : attention.rows()) {
      html.append("<tr><th>").append(escaped(row.piece()));
      row.shares().forEach(this::share);
      html.append('\n');
    }
    html.append("</table>\n");
  }

  private void share(double share) {
    String shade = String.format(Locale.ROOT, "%.3f", share);
    String ink = share > 0.5 ? ";color:#fff" : "";
    html.append("<td style=\"background:rgba(20,70,160,").append(shade).append(")");
    html.append(ink).append("\">").append(percent("%.0f", share));
  }

  void steps(List<Step> steps) {
    html.append("<table class=\"steps\">\n");
    int number = 1;
    for (Step step : steps) {
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

  String html() {
    return html.toString();
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
