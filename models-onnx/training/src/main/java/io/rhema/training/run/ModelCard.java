package io.rhema.training.run;

import io.rhema.model.bundle.DataSet;
import io.rhema.model.bundle.Provenance;
import io.rhema.training.metric.Accuracy.PerClass;
import io.rhema.training.recipe.ClassificationRecipe;
import java.util.Locale;

/** The page that tells a user what a model is for, what it was made of, and how good it is. */
final class ModelCard {
  private final StringBuilder page = new StringBuilder();

  private ModelCard() {}

  static String of(ClassificationRecipe recipe, Provenance provenance, Outcome outcome) {
    ModelCard card = new ModelCard();
    card.introduction(recipe, provenance);
    card.data(provenance);
    card.measured(recipe, outcome);
    card.training(provenance);
    return card.page.toString();
  }

  private void introduction(ClassificationRecipe recipe, Provenance provenance) {
    line("# %s %s", recipe.name(), recipe.version());
    line("");
    line(
        "Gives a text one of the labels %s. English only. Fine-tuned from %s on the JVM.",
        String.join(", ", recipe.labelNames()), provenance.base());
    line("");
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

  private void measured(ClassificationRecipe recipe, Outcome outcome) {
    line("## Measured");
    line("");
    line(
        "On %s, %,d texts, in fp32: accuracy **%.4f**.",
        recipe.dev().name(), outcome.accuracy().total(), outcome.accuracy().value());
    line("");
    line("| label | precision | recall | F1 | texts |");
    line("|---|---:|---:|---:|---:|");
    for (PerClass label : outcome.accuracy().perClass()) {
      line(
          "| %s | %.4f | %.4f | %.4f | %,d |",
          label.label(), label.precision(), label.recall(), label.f1(), label.support());
    }
    line("");
    line(
        "The weights were chosen on the same texts, among these candidates (%s was kept), so expect a"
            + " little less on others:",
        outcome.chosen());
    line("");
    line("| weights | accuracy |");
    line("|---|---:|");
    outcome.devAccuracy().forEach((name, accuracy) -> line("| %s | %.4f |", name, accuracy));
    line("");
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
