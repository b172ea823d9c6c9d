package io.rhema.training.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

/** One HTML file with everything in it, images too; it loads nothing and runs nothing. */
public final class HtmlPage {
  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
      <title>%1$s</title>
      <style>
        body { font: 16px/1.5 sans-serif; max-width: 920px; margin: 2em auto; }
        table { border-collapse: collapse; } td, th { padding: .2em .8em; text-align: right; }
        td:first-child, th:first-child { text-align: left; } tr { border-bottom: 1px solid #ddd; }
        .texts td, .texts th { text-align: left; vertical-align: top; }
        figure { margin: 0 calc(50%% - 48vw); } figure svg { width: 96vw; height: auto; }
      </style>
      <h1>%1$s</h1>
      """;

  /** Control characters but tab and line breaks, and halves of surrogate pairs. */
  private static final Pattern NO_TEXT = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\n\\r]]");

  /** Black figures can still be read on it. */
  private static final double DARKEST = 0.6;

  private final StringBuilder html = new StringBuilder();

  public HtmlPage(String title) {
    html.append(String.format(Locale.ROOT, HEAD, escaped(title)));
  }

  void image(byte[] png) {
    html.append("<img alt=\"\" src=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(png))
        .append("\">\n");
  }

  /** A picture as wide as the window; what it says in words must be escaped. */
  public void picture(String svg) {
    html.append("<figure>\n").append(svg).append("</figure>\n");
  }

  void heading(String text) {
    html.append("<h2>").append(escaped(text)).append("</h2>\n");
  }

  public void paragraph(String text) {
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

  /** A row of counts, each the darker the larger its part of the row. */
  void shares(String title, long... counts) {
    html.append("<tr><td>").append(escaped(title));
    double all = Math.max(1, Arrays.stream(counts).sum());
    for (long count : counts) {
      html.append(
          String.format(
              Locale.ROOT,
              "<td style=\"background:rgba(40,90,255,%.2f)\">",
              DARKEST * count / all));
      html.append(count);
    }
    html.append('\n');
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

  public void write(Path file) throws IOException {
    Files.writeString(file, html);
  }

  /** A text between tags, of HTML or SVG; characters that neither can have become U+FFFD. */
  public static String escaped(String text) {
    return NO_TEXT.matcher(text).replaceAll("\uFFFD").replace("&", "&amp;").replace("<", "&lt;");
  }
}
