package io.rhema.training.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.BundleException;
import io.rhema.training.evaluate.EvaluationException;
import io.rhema.training.recipe.BundleBase;
import io.rhema.training.recipe.ClassificationGoal;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.RecipeReader;
import io.rhema.training.recipe.TaggingGoal;
import io.rhema.training.recipe.TranslationRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TuningRecipeTest {
  private static final Path BUNDLES = Path.of("..", "bundles");

  @TempDir Path folder;

  @Test
  void aClassifierKeepsLabelsLanguagesAndLengthOfRows() throws IOException {
    texts("positive");

    EncoderRecipe recipe = write("sentiment/1", options().withLearningRate(2e-5).withSeed(7));

    assertThat(recipe.name()).isEqualTo("sentiment");
    assertThat(recipe.version()).isEqualTo("2");
    assertThat(recipe.languages()).containsExactly("en");
    assertThat(recipe.longestRow()).isEqualTo(128);
    assertThat(recipe.shapeFeature()).isFalse();
    assertThat(recipe.goals().get(0).labelNames()).containsExactly("negative", "positive");
    assertThat(((ClassificationGoal) recipe.goals().get(0)).dev().path()).isEqualTo("dev.jsonl");
    assertThat(recipe.stages().get(0).learningRate()).isEqualTo(2e-5);
    assertThat(recipe.settings().seed()).isEqualTo(7);
    assertThat(Path.of(((BundleBase) recipe.base()).folder()))
        .isAbsolute()
        .isEqualTo(BUNDLES.resolve("sentiment/1").toAbsolutePath());
  }

  @Test
  void aTaggerKeepsItsTypesAndTheShapesOfWords() throws IOException {
    String sentence = "Ada\tB-PER\nslept\tO\n\n";
    Files.writeString(folder.resolve("train.conll"), sentence);
    Files.writeString(folder.resolve("dev.conll"), sentence);

    EncoderRecipe recipe = write("entities/2", options());

    assertThat(recipe.shapeFeature()).isTrue();
    assertThat(((TaggingGoal) recipe.goals().get(0)).types())
        .containsExactly("PER", "ORG", "LOC", "MISC");
  }

  @Test
  void aNetworkOfWordsGoesOnWithItsOwnWords() throws IOException {
    texts("ham");

    EncoderRecipe recipe = write("spam/1", options());

    assertThat(recipe.goals().get(0).labelNames()).containsExactly("ham", "spam");
    assertThat(recipe.longestRow()).isEqualTo(1_024);
  }

  @Test
  void aHeadThatIsNotThereIsRefusedByName() throws IOException {
    texts("positive");

    assertThatThrownBy(() -> write("sentiment/1", options().withHead("stars")))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("no head 'stars'")
        .hasMessageContaining("[sentiment]");
  }

  @Test
  void missingExamplesAreNamed() {
    assertThatThrownBy(() -> write("sentiment/1", options()))
        .isInstanceOf(EvaluationException.class)
        .hasMessageContaining("dev.jsonl");
  }

  @Test
  void aTranslatorGoesOnWithItsVocabularyForAsManyStepsAsItsExamplesTake() throws IOException {
    String pair = "This kettle is blorpy.\tCette bouilloire est formidable.\n";
    Files.writeString(folder.resolve("train.tsv"), pair.repeat(100));
    Files.writeString(folder.resolve("dev.tsv"), pair);
    Path file = folder.resolve("recipe.yaml");

    TuningRecipe.write(BUNDLES.resolve("translation-en-fr/3"), folder, options(), file);

    TranslationRecipe recipe = (TranslationRecipe) RecipeReader.read(file);
    assertThat(recipe.base()).hasValueSatisfying(base -> assertThat(base).endsWith("en-fr/3"));
    assertThat(recipe.vocabulary()).isEqualTo(TranslationRecipe.OF_THE_BASE);
    assertThat(recipe.source() + recipe.target()).isEqualTo("enfr");
    assertThat(recipe.decoding().finalBeams()).isEqualTo(4);
    assertThat(recipe.cleaning().maxTokens()).isEqualTo(128);
    // Three times 100 pairs of some 20 tokens, 768 tokens a step.
    assertThat(recipe.settings().steps()).isBetween(5, 12);
  }

  private static TuningOptions options() {
    return TuningOptions.of("2");
  }

  private void texts(String label) throws IOException {
    String line = "{\"text\": \"a fine\\nday\", \"label\": \"%s\"}\n".formatted(label);
    Files.writeString(folder.resolve("train.jsonl"), line.repeat(40));
    Files.writeString(folder.resolve("dev.jsonl"), line);
  }

  private EncoderRecipe write(String model, TuningOptions options) throws IOException {
    Path recipe = folder.resolve("recipe.yaml");
    TuningRecipe.write(BUNDLES.resolve(model), folder, options, recipe);
    return (EncoderRecipe) RecipeReader.read(recipe);
  }
}
