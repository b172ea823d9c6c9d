package io.rhema.it.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A {@link FormsReport} for people.
 *
 * @param title of the page
 * @param measure what stands in the columns of closeness, in a sentence or two
 * @param columns their names
 * @param cells what stands in them
 * @param <C> how close a form is to the exact one
 */
record FormsPage<C>(
    String title, String measure, List<String> columns, Function<C, List<String>> cells) {

  /** The page, in Markdown. */
  String of(FormsReport<C> report) {
    StringBuilder page = new StringBuilder("# ").append(title).append("\n\n").append(measure);
    page.append(
        String.format(
            Locale.ROOT,
            " Speed is in texts per CPU-second, as a ratio to the first: median of %d alternating"
                + " rounds on one thread, smallest and largest in brackets.%n%n",
            report.rounds()));
    page.append("| model | size | ").append(String.join(" | ", columns)).append(" | speed |\n");
    page.append("|---".repeat(columns.size() + 3)).append("|\n");
    for (int i = 0; i < report.speed().size(); i++) {
      Measured speed = report.speed().get(i);
      page.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %s | %.2f (%.2f to %.2f) |%n",
              speed.name(),
              speed.description(),
              String.join(" | ", cells.apply(report.closeness().get(i))),
              speed.ofReference().median(),
              speed.ofReference().min(),
              speed.ofReference().max()));
    }
    page.append("\n| | |\n|---|---|\n");
    report.provenance().forEach((key, value) -> page.append("| %s | %s |%n".formatted(key, value)));
    return page.toString();
  }

  /** A number with so many decimals, whatever the machine's locale. */
  static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }

  /** A share in per cent. */
  static String percent(double share) {
    return number(100 * share, 2) + " %";
  }
}
