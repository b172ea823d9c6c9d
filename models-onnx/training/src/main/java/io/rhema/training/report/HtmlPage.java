package io.rhema.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;

/** One HTML file with everything in it, images too. */
final class HtmlPage {
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
        .texts td, .texts th { text-align: left; vertical-align: top; }
      </style>
      <h1>%1$s</h1>
      """;

  private final StringBuilder html = new StringBuilder();

  HtmlPage(String title) {
    html.append(String.format(Locale.ROOT, HEAD, escaped(title)));
  }

  void image(byte[] png) {
    html.append("<img alt=\"\" src=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(png))
        .append("\">\n");
  }

  void heading(String text) {
    html.append("<h2>").append(escaped(text)).append("</h2>\n");
  }

  void paragraph(String text) {
    html.append("<p>").append(escaped(text)).append("</p>\n");
  }

  /** A table of figures; the first column is text. */
  void table() {
    html.append("<table>\n");
  }

  /** A table of texts. */
  void textTable() {
    html.append("<table class=\"texts\">\n");
  }

  void endTable() {
    html.append("</table>\n");
  }

  void titles(String... texts) {
    row("th", texts);
  }

  void row(String... texts) {
    row("td", texts);
  }

  private void row(String cell, String... texts) {
    html.append("<tr>");
    for (String text : texts) {
      html.append('<').append(cell).append('>').append(escaped(text));
    }
    html.append('\n');
  }

  void write(Path file) throws IOException {
    Files.writeString(file, html);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
