package io.rhema.training.run;

import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A short training on {@link TinyBase} in a folder of its own. */
record TinyRecipe(Path folder) {
  private static final String CLASSIFICATION =
      """
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
      """;

  private static final String TAGGING =
      """
      task: tagging
      name: names
      version: "1"
      base: "%s"
      languages: [en]
      types: [PER, LOC, MISC]
      shape-feature: true
      dev:
        - path: dev.tags
          name: Tiny tags dev
          licence: CC0
          types: {PER: PER, LOC: LOC, product: MISC}
        - path: unmarked-dev.tags
          name: Tiny unmarked dev
          licence: CC0
          missing: [MISC]
      stages:
        - name: tags
          data:
            - path: train.tags
              name: Tiny tags train
              licence: CC0
              types: {PER: PER, LOC: LOC, product: MISC}
              repeat: 2
              natural-spacing: 0.5
              ignore-tokens: the
            - path: unmarked.tags
              name: Tiny unmarked train
              licence: CC0
              missing: [MISC]
          max-tokens: 8
          epochs: 4
          batch-size: 16
          learning-rate: 0.05
          recasing: {lower: 0.02, upper: 0.02, title: 0.02}
      seeds: [1, 2]
      settings: {evaluate-every: 8, average-from: 0.4, dropout: 0.1, label-smoothing: 0.05}
      """;

  private static final String JOINT =
      """
      task: joint
      name: moods-names
      version: "1"
      base: "%s"
      shape-feature: true
      heads:
        - task: classification
          labels: {"0": negative, "1": positive}
          dev: {path: dev.tsv, name: Tiny dev, licence: CC0}
        - task: tagging
          types: [PER, LOC, MISC]
          dev:
            - path: dev.tags
              name: Tiny tags dev
              licence: CC0
              types: {PER: PER, LOC: LOC, product: MISC}
      stages:
        - name: both
          heads:
            - head: sentiment
              data:
                - {path: train.tsv, name: Tiny train, licence: CC0}
              max-tokens: 16
              epochs: 3
              batch-size: 8
              recasing: {upper: 0.1}
            - head: entities
              data:
                - path: train.tags
                  name: Tiny tags train
                  licence: CC0
                  types: {PER: PER, LOC: LOC, product: MISC}
                  natural-spacing: 0.5
              max-tokens: 16
              epochs: 6
              batch-size: 8
              loss-weight: 2
          learning-rate: 0.05
      settings: {evaluate-every: 12, average-from: 0.4, dropout: 0.1}
      """;

  /** Writes base, data and the recipe of a classifier: three passes, twenty steps each. */
  static TinyRecipe in(Path folder) throws IOException {
    return write(folder, CLASSIFICATION);
  }

  /** Writes base, data and the recipe of a tagger: two passes, 60 steps each. */
  static TinyRecipe tagging(Path folder) throws IOException {
    return write(folder, TAGGING);
  }

  /** Writes base, data and the recipe of a classifier and a tagger on one encoder: one pass. */
  static TinyRecipe joint(Path folder) throws IOException {
    return write(folder, JOINT);
  }

  private static TinyRecipe write(Path folder, String yaml) throws IOException {
    TinyBase.write(folder.resolve("base"), 11);
    TinyBase.writeTexts(folder.resolve("train.tsv"), 80, 1);
    TinyBase.writeTexts(folder.resolve("dev.tsv"), 40, 2);
    TinyBase.writeTagged(folder.resolve("train.tags"), 60, true, 3);
    TinyBase.writeTagged(folder.resolve("unmarked.tags"), 20, false, 4);
    TinyBase.writeTagged(folder.resolve("dev.tags"), 40, true, 5);
    TinyBase.writeTagged(folder.resolve("unmarked-dev.tags"), 40, false, 6);
    TinyRecipe recipe = new TinyRecipe(folder);
    Files.writeString(recipe.file(), yaml.formatted(folder.resolve("base")));
    return recipe;
  }

  Path file() {
    return folder.resolve("recipe.yaml");
  }

  EncoderRecipe read() throws IOException {
    return (EncoderRecipe) RecipeReader.read(file());
  }
}
