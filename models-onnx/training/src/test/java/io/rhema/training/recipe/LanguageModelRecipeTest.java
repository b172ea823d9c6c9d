package io.rhema.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.training.graph.layer.Cell;
import io.rhema.training.graph.layer.Positions;
import io.rhema.training.graph.word.BagNetwork;
import io.rhema.training.graph.word.MeanNetwork;
import io.rhema.training.graph.word.RecurrentNetwork;
import io.rhema.training.graph.word.Summary;
import io.rhema.training.graph.word.TransformerNetwork;
import io.rhema.training.graph.word.WordNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageModelRecipeTest {
  private static final String RECIPE =
      """
      task: language-model
      name: tales
      version: "1"
      objective: %s
      model: {%s}
      analyzer: {tokenizer: {name: standard}}
      dev: {path: texts.tsv, hold-out: 0.1, name: Dev, licence: CC0}
      stages:
        - name: main
          data: [{path: texts.tsv, name: Texts, licence: CC0}]
          max-tokens: 64
          epochs: 1
          batch-size: 8
          learning-rate: 0.001
      settings: {}
      """;

  @Test
  void readsWhatIsToldAndThatNoLabelCounts() {
    EncoderRecipe recipe = parse("next-word", "architecture: lstm, bidirectional: false");

    LanguageModelGoal goal = recipe.languageModel().orElseThrow();
    assertThat(goal.prediction()).isEqualTo(Prediction.NEXT_WORD);
    assertThat(goal.tied()).isTrue();
    assertThat(goal.dev().labelColumn()).isEmpty();
    assertThat(goal.dev().share()).isEqualTo(Share.heldOut(0.1));
    assertThat(recipe.trainingFiles())
        .extracting(file -> ((DataFile) file).share())
        .containsExactly(new Share(0.1, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "next-word | architecture: lstm, bidirectional: true | bidirectional=false",
        "next-word | architecture: transformer | bidirectional=false",
        "masked | architecture: gru, bidirectional: false | bidirectional=true",
        "masked | architecture: bag | recurrent or a Transformer",
        "first-word | architecture: lstm | one of next-word, masked"
      })
  void refusesANetworkThatCannotTellIt(String objective, String model, String why) {
    assertThatThrownBy(() -> parse(objective, model))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining(why);
  }

  @Test
  void refusesABaseAndLabels() {
    String recipe = RECIPE.formatted("masked", "architecture: transformer");

    assertThatThrownBy(
            () -> RecipeReader.parse(recipe.replaceFirst("model: .*\n", "base: minilm\n")))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("lacks model");
    assertThatThrownBy(
            () -> RecipeReader.parse(recipe.replace("hold-out: 0.1", "label-column: label")))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("label-column");
  }

  static Stream<WordNetwork> networks() {
    return Stream.of(
        new BagNetwork(5, true),
        new MeanNetwork(6, 0),
        new RecurrentNetwork(Cell.GRU, 3, 4, 2, false, Summary.MEAN),
        new TransformerNetwork(8, 2, 12, 3, Positions.LEARNED, 77, Summary.FIRST));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aNetworkIsReadAsItIsSpelled(WordNetwork network) {
    assertThat(NetworkJson.read(NetworkJson.of(network))).isEqualTo(network);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "imdb-language-model.yaml",
        "imdb-masked-language-model.yaml",
        "imdb-transfer.yaml",
        "imdb-transfer-scratch.yaml"
      })
  void theRecipesOfTheProjectAreRead(String name) throws Exception {
    assertThat(RecipeReader.read(Path.of("recipes", name)).name()).isNotBlank();
    assertThat(Files.exists(Path.of("recipes", name))).isTrue();
  }

  private static EncoderRecipe parse(String objective, String model) {
    return (EncoderRecipe) RecipeReader.parse(RECIPE.formatted(objective, model));
  }
}
