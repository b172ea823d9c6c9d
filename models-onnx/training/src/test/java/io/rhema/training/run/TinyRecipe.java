package io.rhema.training.run;

import io.rhema.training.recipe.Recipe;
import io.rhema.training.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A training on {@link TinyBase} of three passes, twenty steps each, in a folder of its own. */
record TinyRecipe(Path folder) {

  /** Writes base, data and recipe. */
  static TinyRecipe in(Path folder) throws IOException {
    TinyBase.write(folder.resolve("base"), 11);
    TinyBase.writeTexts(folder.resolve("train.tsv"), 80, 1);
    TinyBase.writeTexts(folder.resolve("dev.tsv"), 40, 2);
    TinyRecipe recipe = new TinyRecipe(folder);
    Files.writeString(recipe.file(), recipe.yaml());
    return recipe;
  }

  Path file() {
    return folder.resolve("recipe.yaml");
  }

  Recipe read() throws IOException {
    return RecipeReader.read(file());
  }

  private String yaml() {
    return """
        task: classification
        name: goodness
        version: "1"
        base: "%s"
        labels: {"0": negative, "1": positive}
        dev: {path: dev.tsv, name: Tiny dev, licence: CC0}
        stages:
          - name: warm
            data:
              - {path: train.tsv, name: Tiny train, licence: CC0}
            max-tokens: 16
            epochs: 2
            batch-size: 8
            learning-rate: 0.05
          - name: main
            data:
              - {path: train.tsv, name: Tiny train, licence: CC0}
            max-tokens: 16
            epochs: 2
            batch-size: 8
            learning-rate: 0.05
        seeds: [1, 2]
        settings: {evaluate-every: 8, average-from: 0.4, dropout: 0.1}
        """
        .formatted(folder.resolve("base"));
  }
}
