package io.rhema.training.run;

import io.rhema.training.recipe.RecipeReader;
import io.rhema.training.recipe.TranslationRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A short training of a translation between two languages of six words each. */
record TinyTranslation(Path folder) {
  private static final List<String> ENGLISH = List.of("one", "two", "red", "big", "cat", "dog");
  private static final List<String> FRENCH =
      List.of("un", "deux", "rouge", "grand", "chat", "chien");

  private static final String RECIPE =
      """
      task: translation
      name: tiny-en-fr
      version: "1"
      source: en
      target: fr
      vocabulary: 280
      model: {hidden: 32, heads: 2, feed-forward: 64, encoder-layers: 1, decoder-layers: 1}
      data:
        - {path: train.tsv, name: Tiny train, licence: CC0}
        - path: more.en
          translations: more.fr
          name: Tiny lines
          licence: CC0
          repeat: 2
      dev:
        - {path: dev.tsv, name: Tiny dev, licence: CC0}
      cleaning: {max-tokens: 24, drop-duplicates: true}
      variation: {casual: 0.1}
      optimization: {learning-rate: 5e-3, warm-up-steps: 20, cool-down-steps: 20}
      settings:
        steps: 60
        batch-tokens: 400
        evaluate-every: 20
        checkpoint-every: 7
        average-last: 2
        label-smoothing: 0.02
        bf16: false
      decoding: {every: 2, pairs: 10, final-beams: 2}
      """;

  static TinyTranslation in(Path folder) throws IOException {
    TinyTranslation tiny = new TinyTranslation(folder);
    Files.writeString(tiny.file(), RECIPE);
    tiny.writeTable("train.tsv", 400, 1);
    tiny.writeTable("dev.tsv", 30, 2);
    tiny.writeLines("more", 30, 3);
    return tiny;
  }

  Path file() {
    return folder.resolve("recipe.yaml");
  }

  TranslationRecipe read() throws IOException {
    return (TranslationRecipe) RecipeReader.read(file());
  }

  void replace(String old, String now) throws IOException {
    Files.writeString(file(), Files.readString(file()).replace(old, now));
  }

  private void writeTable(String name, int pairs, long seed) throws IOException {
    StringBuilder table = new StringBuilder();
    pairs(pairs, seed).forEach(pair -> table.append(String.join("\t", pair)).append('\n'));
    Files.writeString(folder.resolve(name), table);
  }

  private void writeLines(String name, int pairs, long seed) throws IOException {
    List<List<String>> all = pairs(pairs, seed);
    Files.write(folder.resolve(name + ".en"), all.stream().map(pair -> pair.get(0)).toList());
    Files.write(folder.resolve(name + ".fr"), all.stream().map(pair -> pair.get(1)).toList());
  }

  /** Each word for its own, in the same order. */
  private static List<List<String>> pairs(int count, long seed) {
    Random random = new Random(seed);
    List<List<String>> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> english = new ArrayList<>();
      List<String> french = new ArrayList<>();
      int words = 2 + random.nextInt(4);
      for (int k = 0; k < words; k++) {
        int word = random.nextInt(ENGLISH.size());
        english.add(ENGLISH.get(word));
        french.add(FRENCH.get(word));
      }
      pairs.add(List.of(String.join(" ", english) + ".", String.join(" ", french) + "."));
    }
    return pairs;
  }
}
