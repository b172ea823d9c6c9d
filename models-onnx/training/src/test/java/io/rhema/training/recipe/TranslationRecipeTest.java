package io.rhema.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationRecipeTest {
  private static final String RECIPE =
      """
      task: translation
      name: translation-en-fr
      version: "3"
      source: en
      target: fr
      vocabulary: 500
      model:
        hidden: 64
        heads: 4
        feed-forward: 128
        encoder-layers: 3
        decoder-layers: 2
        positions: learned
      data:
        - {path: a.tsv, name: A, licence: CC0, source-column: 2, target-column: 0}
        - {path: b.en, translations: b.fr, name: B, licence: CC0, repeat: 3}
      dev:
        - {path: dev.tsv, name: Dev, licence: CC0, weight: 2}
      cleaning: {max-tokens: 100, drop-copies: true}
      optimization: {learning-rate: 2e-3, warm-up-steps: 50, cool-down-steps: 10}
      settings: {steps: 1000, batch-tokens: 300, checkpoint-every: 20, threads: 2}
      decoding: {every: 5}
      """;

  private static TranslationRecipe parse(String yaml) {
    return (TranslationRecipe) RecipeReader.parse(yaml);
  }

  @Test
  void readsEveryKeyAndFillsInTheRest() {
    TranslationRecipe recipe = parse(RECIPE);

    assertThat(recipe.name()).isEqualTo("translation-en-fr");
    assertThat(recipe.version()).isEqualTo("3");
    assertThat(recipe.model()).isEqualTo(new TransformerOptions(64, 4, 128, 3, 2, true));
    assertThat(recipe.data())
        .containsExactly(
            new PairFile("a.tsv", new PairFormat.Columns(2, 0), "A", "CC0", 1, 1),
            new PairFile("b.en", new PairFormat.Lines("b.fr"), "B", "CC0", 3, 1));
    assertThat(recipe.dev())
        .containsExactly(new PairFile("dev.tsv", new PairFormat.Columns(0, 1), "Dev", "CC0", 1, 2));
    assertThat(recipe.cleaning()).isEqualTo(new Cleaning(100, 3, true, false, true, false));
    assertThat(recipe.variation()).isEqualTo(Variation.NONE);
    assertThat(recipe.optimization())
        .isEqualTo(
            new Optimization(
                2e-3, RateSchedule.INVERSE_SQUARE_ROOT, 50, 10, 0.9, 0.98, 1e-9, 0.01, 1));
    assertThat(recipe.settings())
        .isEqualTo(new TranslationSettings(1, 1000, 300, 0.1, 0.1, 500, 20, 5, true, 2));
    assertThat(recipe.decoding()).isEqualTo(new DevDecoding(5, 200, 1, 4));
    assertThat(recipe.threads()).isEqualTo(2);
  }

  @Test
  void namesEachFileOfParallelLines() {
    assertThat(parse(RECIPE).dataFiles())
        .flatExtracting(DataSource::paths)
        .containsExactly("a.tsv", "b.en", "b.fr", "dev.tsv");
  }

  @Test
  void readsARecurrentModel() {
    String model = RECIPE.substring(RECIPE.indexOf("model:"), RECIPE.indexOf("data:"));
    String lstm = "model: {architecture: lstm, hidden: 64, encoder-layers: 2}\n";

    assertThat(parse(RECIPE.replace(model, lstm)).model()).isEqualTo(new LstmOptions(64, 2, 1));
    assertThatThrownBy(() -> parse(RECIPE.replace(model, lstm.replace("64", "65"))))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("Invalid hidden=65");
  }

  @Test
  void readsAModelThatIsTrainedFurtherWithTheVocabularyThatItHas() {
    String model = RECIPE.substring(RECIPE.indexOf("model:"), RECIPE.indexOf("data:"));
    String further = RECIPE.replace(model, "model: {base: translation-en-fr/3}\n");
    String vocabulary =
        further.substring(further.indexOf("vocabulary:"), further.indexOf("model:"));

    TranslationRecipe recipe = parse(further.replace(vocabulary, ""));

    assertThat(recipe.base()).contains("translation-en-fr/3");
    assertThat(parse(RECIPE).base()).isEmpty();
    assertThatThrownBy(() -> parse(further))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("vocabulary");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "steps: 1000 | steps: 9000",
        "checkpoint-every: 20 | checkpoint-every: 30",
        "cool-down-steps: 10 | cool-down-steps: 90",
        "every: 5 | beams: 3",
        "threads: 2 | average-last: 9"
      })
  void someKeysMayChangeWhenATrainingIsContinued(String before, String now) {
    assertThat(parse(RECIPE.replace(before, now)).lasting()).isEqualTo(parse(RECIPE).lasting());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hidden: 64 | hidden: 128",
        "repeat: 3 | repeat: 2",
        "learning-rate: 2e-3 | learning-rate: 1e-3",
        "batch-tokens: 300 | batch-tokens: 400",
        "max-tokens: 100 | max-tokens: 90"
      })
  void othersMayNot(String before, String now) {
    assertThat(parse(RECIPE.replace(before, now)).lasting()).isNotEqualTo(parse(RECIPE).lasting());
  }

  @Test
  void theEndOfACosineMayNotChangeForAllStepsHangOnIt() {
    String cosine = RECIPE.replace("cool-down-steps: 10", "schedule: cosine");

    assertThat(parse(cosine.replace("steps: 1000", "steps: 2000")).lasting())
        .isNotEqualTo(parse(cosine).lasting());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "heads: 4 | heads: 5 | twice as many must divide the width hidden=64",
        "target-column: 0 | target-column: 2 | it is the source-column",
        "vocabulary: 500 | vocabulary: 100 | Invalid vocabulary=100",
        "translations: b.fr | target-column: 1, repeat: 0 | Invalid data[1].repeat=0",
        "positions: learned | positions: none | must be one of sinusoidal, learned",
        "every: 5 | often: 5 | Unknown key decoding.often=5"
      })
  void refusesWhatIsNotRight(String good, String bad, String message) {
    assertThatThrownBy(() -> parse(RECIPE.replace(good, bad).replace(", repeat: 3", "")))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"learning-rate: 2e-3, ", "steps: 1000, ", "path: a.tsv, "})
  void refusesARecipeThatLacksAKey(String key) {
    assertThatThrownBy(() -> parse(RECIPE.replace(key, "")))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("lacks");
  }
}
