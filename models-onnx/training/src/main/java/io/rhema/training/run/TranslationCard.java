package io.rhema.training.run;

import io.rhema.model.bundle.Provenance;
import io.rhema.training.metric.Measurement;
import io.rhema.training.metric.TranslationScore;
import io.rhema.training.recipe.TranslationRecipe;

/**
 * The card of a model that translates. It goes where the model goes, so no text of a data set is in
 * it: the report shows some.
 */
final class TranslationCard {
  private final CardPage page = new CardPage();

  private TranslationCard() {}

  static String of(TranslationRecipe recipe, Provenance provenance, TranslationOutcome outcome) {
    TranslationCard card = new TranslationCard();
    card.introduction(recipe);
    card.page.data(provenance);
    card.measured(recipe, outcome.outcome());
    card.page.training(provenance);
    return card.page.toString();
  }

  private void introduction(TranslationRecipe recipe) {
    page.line("# %s %s", recipe.name(), recipe.version());
    page.line("");
    page.line(
        "Translates from %s to %s, sentence by sentence. Trained %s on the JVM.",
        CardPage.language(recipe.source()),
        CardPage.language(recipe.target()),
        recipe.base().isPresent() ? "further" : "from nothing");
    page.line("");
  }

  private void measured(TranslationRecipe recipe, Outcome outcome) {
    page.line("## Measured");
    page.line("");
    page.line("In fp32, with %d beams:", recipe.decoding().finalBeams());
    page.line("");
    page.line(
        "| texts | BLEU (13a, cased) | BLEU (tokenized, lower-cased) | chrF2 | pairs | words of"
            + " translations to references |");
    page.line("|---|---:|---:|---:|---:|---:|");
    for (Measurement measured : outcome.evaluation().measurements()) {
      if (measured.score() instanceof TranslationScore score) {
        page.line(
            "| %s | **%.2f** | %.2f | %.2f | %,d | %.3f |",
            measured.dataSet(),
            score.bleu().score(),
            score.lowercased().score(),
            score.chrf().score(),
            score.texts(),
            (double) score.bleu().length() / score.bleu().referenceLength());
      }
    }
    signatures(outcome);
    page.candidates(outcome);
  }

  private void signatures(Outcome outcome) {
    outcome.evaluation().measurements().stream()
        .map(Measurement::score)
        .filter(TranslationScore.class::isInstance)
        .map(TranslationScore.class::cast)
        .findFirst()
        .ifPresent(
            score -> {
              page.line("");
              page.line(
                  "In sacrebleu's terms: `%s`, `%s`, `%s`.",
                  score.bleu().signature(),
                  score.lowercased().signature(),
                  score.chrf().signature());
            });
  }
}
