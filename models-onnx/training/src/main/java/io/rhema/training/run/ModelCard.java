package io.rhema.training.run;

import io.rhema.model.bundle.Provenance;
import io.rhema.training.metric.Measurement;
import io.rhema.training.metric.Perplexity;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.Goal;
import io.rhema.training.recipe.LanguageModelGoal;
import io.rhema.training.recipe.Prediction;
import io.rhema.training.recipe.TaggingGoal;
import io.rhema.training.report.ScoreTable;
import java.util.stream.Collectors;

/** The page that tells a user what a model is for, what it was made of, and how good it is. */
final class ModelCard {
  private final CardPage page = new CardPage();

  private ModelCard() {}

  static String of(EncoderRecipe recipe, Provenance provenance, Outcome outcome) {
    ModelCard card = new ModelCard();
    card.introduction(recipe, provenance);
    card.page.data(provenance);
    card.measured(outcome);
    card.page.training(provenance);
    return card.page.toString();
  }

  private void introduction(EncoderRecipe recipe, Provenance provenance) {
    page.line("# %s %s", recipe.name(), recipe.version());
    page.line("");
    page.line(
        "%s %s%s on the JVM.",
        recipe.goals().stream().map(ModelCard::purpose).collect(Collectors.joining(" ")),
        recipe.languages().isEmpty()
            ? ""
            : "For texts in "
                + String.join(", ", recipe.languages().stream().map(CardPage::language).toList())
                + ". ",
        provenance.base() == null
            ? "Trained from nothing"
            : "Fine-tuned from " + provenance.base());
    if (recipe.shapeFeature()) {
      page.line("");
      page.line(
          "The vocabulary has no capital letters; the input `shape_ids` tells of each word how it is written and whether it is attached to the one before.");
    }
    page.line("");
  }

  private static String purpose(Goal goal) {
    if (goal instanceof LanguageModelGoal words) {
      return words.prediction() == Prediction.NEXT_WORD
          ? "A language model: tells what a text goes on with, word by word."
          : "A language model: tells the words that are hidden from it in a text.";
    }
    return goal instanceof TaggingGoal tagging
        ? "Finds entities in a text: " + String.join(", ", tagging.types()) + "."
        : "Gives a text one of the labels " + String.join(", ", goal.labelNames()) + ".";
  }

  private void measured(String dataSet, Perplexity perplexity) {
    page.line("");
    page.line(
        "On %s, %,d words, in fp32: perplexity **%.2f** (%s). Words that the vocabulary lacks count as one word.",
        dataSet,
        perplexity.model().tokens(),
        perplexity.model().perplexity(),
        perplexity.baseline().orElseThrow().describe());
  }

  private void measured(Outcome outcome) {
    page.line("## Measured");
    outcome.evaluation().measurements().forEach(this::measured);
    page.candidates(outcome);
  }

  private void measured(Measurement measured) {
    if (measured.score() instanceof Perplexity perplexity) {
      measured(measured.dataSet(), perplexity);
      return;
    }
    ScoreTable table = ScoreTable.of(measured.score());
    page.line("");
    page.line(
        "On %s, %,d %s, in fp32: %s **%.4f**%s.",
        measured.dataSet(),
        table.counted(),
        table.unit(),
        measured.score().unit(),
        measured.score().value(),
        measured.score().baseline().map(baseline -> " (" + baseline.describe() + ")").orElse(""));
    page.line("");
    page.line("| label | precision | recall | F1 | %s |", table.unit());
    page.line("|---|---:|---:|---:|---:|");
    for (ScoreTable.Row row : table.rows()) {
      page.line(
          "| %s | %.4f | %.4f | %.4f | %,d |",
          row.label(), row.precision(), row.recall(), row.f1(), row.support());
    }
  }
}
