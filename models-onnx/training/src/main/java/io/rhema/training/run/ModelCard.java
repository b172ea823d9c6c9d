package io.rhema.training.run;

import io.rhema.model.bundle.DataSet;
import io.rhema.model.bundle.Provenance;
import io.rhema.training.metric.Measurement;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.Goal;
import io.rhema.training.recipe.TaggingGoal;
import io.rhema.training.report.ScoreTable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The page that tells a user what a model is for, what it was made of, and how good it is. */
final class ModelCard {
  private final StringBuilder page = new StringBuilder();

  private ModelCard() {}

  static String of(EncoderRecipe recipe, Provenance provenance, Outcome outcome) {
    ModelCard card = new ModelCard();
    card.introduction(recipe, provenance);
    card.data(provenance);
    card.measured(outcome);
    card.training(provenance);
    return card.page.toString();
  }

  private void introduction(EncoderRecipe recipe, Provenance provenance) {
    line("# %s %s", recipe.name(), recipe.version());
    line("");
    line(
        "%s %sFine-tuned from %s on the JVM.",
        recipe.goals().stream().map(ModelCard::purpose).collect(Collectors.joining(" ")),
        recipe.languages().isEmpty()
            ? ""
            : "For texts in "
                + String.join(", ", recipe.languages().stream().map(ModelCard::language).toList())
                + ". ",
        provenance.base());
    if (recipe.shapeFeature()) {
      line("");
      line(
          "The vocabulary has no capital letters; the input `shape_ids` tells of each word how it is written and whether it is attached to the one before.");
    }
    line("");
  }

  private static String purpose(Goal goal) {
    return goal instanceof TaggingGoal tagging
        ? "Finds entities in a text: " + String.join(", ", tagging.types()) + "."
        : "Gives a text one of the labels " + String.join(", ", goal.labelNames()) + ".";
  }

  private static String language(String tag) {
    return Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
  }

  private void data(Provenance provenance) {
    line("## Data");
    line("");
    line("| data set | rows | licence | SHA-256 of the file |");
    line("|---|---:|---|---|");
    for (DataSet set : provenance.dataSets()) {
      line("| %s | %,d | %s | `%s` |", set.name(), set.rows(), set.licence(), set.sha256());
    }
    line("");
  }

  private void measured(Outcome outcome) {
    line("## Measured");
    outcome.evaluation().measurements().forEach(this::measured);
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
                        .map(ModelCard::figure)
                        .collect(Collectors.joining(" | ")),
                    several ? " " + figure(evaluation.score()) + " |" : ""));
    line("");
  }

  private void measured(Measurement measured) {
    ScoreTable table = ScoreTable.of(measured.score());
    line("");
    line(
        "On %s, %,d %s, in fp32: %s **%.4f**.",
        measured.dataSet(),
        table.counted(),
        table.unit(),
        measured.score().unit(),
        measured.score().value());
    line("");
    line("| label | precision | recall | F1 | %s |", table.unit());
    line("|---|---:|---:|---:|---:|");
    for (ScoreTable.Row row : table.rows()) {
      line(
          "| %s | %.4f | %.4f | %.4f | %,d |",
          row.label(), row.precision(), row.recall(), row.f1(), row.support());
    }
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private void training(Provenance provenance) {
    line("## Training");
    line("");
    line("| setting | value |");
    line("|---|---|");
    provenance.hyperParameters().forEach((name, value) -> line("| %s | %s |", name, value));
    line("| seed | %s |", provenance.seed());
    line("| code | %s |", provenance.codeCommit() == null ? "not known" : provenance.codeCommit());
    provenance.tools().forEach((name, version) -> line("| %s | %s |", name, version));
  }

  private void line(String format, Object... arguments) {
    page.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }
}
