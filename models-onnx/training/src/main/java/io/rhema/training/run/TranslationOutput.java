package io.rhema.training.run;

import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.bundle.Provenance;
import io.rhema.training.graph.bundle.BundleFolder;
import io.rhema.training.recipe.TranslationRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the folder that the training of a translation ends with: an fp32 bundle. */
record TranslationOutput(TranslationStart start, RunProvenance provenance) {

  /**
   * @param folder one that does not exist; it appears when it is complete
   */
  void write(Path folder, TranslationOutcome outcome) throws IOException {
    TranslationRecipe recipe = start.recipe();
    Provenance made =
        provenance.of(
            start.title(),
            TranslationParameters.of(recipe),
            recipe.settings().seed(),
            outcome.outcome().evaluation());
    BundleFolder.write(
        folder,
        unfinished -> {
          outcome.folder().fill(unfinished, outcome.outcome().model());
          Files.writeString(
              unfinished.resolve("MODEL_CARD.md"), TranslationCard.of(recipe, made, outcome));
          BundleWriter.seal(unfinished, outcome.folder().manifest().withProvenance(made));
        });
  }
}
