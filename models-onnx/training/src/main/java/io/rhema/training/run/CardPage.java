package io.rhema.training.run;

import io.rhema.model.bundle.DataSet;
import io.rhema.model.bundle.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The text of a model card, and the parts that all cards have. */
final class CardPage {
  private final StringBuilder text = new StringBuilder();

  void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  static String language(String tag) {
    return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
  }

  void data(Provenance provenance) {
    line("## Data");
    line("");
    line("| data set | rows | licence | SHA-256 of the file |");
    line("|---|---:|---|---|");
    for (DataSet set : provenance.dataSets()) {
      line("| %s | %,d | %s | `%s` |", set.name(), set.rows(), set.licence(), set.sha256());
    }
    line("");
  }

  /** What could have been chosen; begins a paragraph. */
  void candidates(Outcome outcome) {
    line("");
    line(
        "The weights were chosen on the same texts, among these candidates (%s was kept), so expect a"
            + " little less on others:",
        outcome.chosen());
    line("");
    List<String> titles = List.copyOf(outcome.evaluation().figures().keySet());
    boolean several = titles.size() > 1;
    line("| weights | %s |%s", String.join(" | ", titles), several ? " score |" : "");
    line("|---%s|", "|---:".repeat(titles.size() + (several ? 1 : 0)));
    outcome
        .candidates()
        .forEach(
            (name, evaluation) ->
                line(
                    "| %s | %s |%s",
                    name,
                    evaluation.figures().values().stream()
                        .map(CardPage::figure)
                        .collect(Collectors.joining(" | ")),
                    several ? " " + figure(evaluation.score()) + " |" : ""));
    line("");
  }

  void training(Provenance provenance) {
    line("## Training");
    line("");
    line("| setting | value |");
    line("|---|---|");
    provenance.hyperParameters().forEach((name, value) -> line("| %s | %s |", name, value));
    line("| seed | %s |", provenance.seed());
    line("| code | %s |", provenance.codeCommit() == null ? "not known" : provenance.codeCommit());
    provenance.tools().forEach((name, version) -> line("| %s | %s |", name, version));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
