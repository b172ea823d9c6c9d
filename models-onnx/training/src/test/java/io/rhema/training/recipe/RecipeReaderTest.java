package io.rhema.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.rhema.model.text.analyzer.Form;
import io.rhema.training.graph.layer.Cell;
import io.rhema.training.graph.word.RecurrentNetwork;
import io.rhema.training.graph.word.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecipeReaderTest {
  private static final String RECIPE =
      """
      task: classification
      name: mood
      version: "2"
      base: minilm
      labels: {"0": sad, "1": glad}
      dev: {path: dev.tsv, text-column: sentence, name: Moods dev, licence: CC0}
      stages:
        - name: moods
          data:
            - {path: train.tsv, name: Moods train, licence: CC0}
          max-tokens: 64
          cut: head-and-tail
          epochs: 1.5
          batch-size: 16
          learning-rate: 1e-4
      seeds: [3, 4]
      settings:
        dropout: 0.2
      """;

  @Test
  void aHeadIsCalledAfterWhatItsLabelsAreUnlessItHasAName() {
    String sentiments = RECIPE.replace("sad", "negative").replace("glad", "positive");

    assertThat(head(RECIPE)).isEqualTo("classification");
    assertThat(head(sentiments)).isEqualTo("sentiment");
    assertThat(head(RECIPE + "head: moods\n")).isEqualTo("moods");
  }

  private static String head(String recipe) {
    return ((EncoderRecipe) RecipeReader.parse(recipe)).goals().get(0).head();
  }

  @Test
  void readsEveryKeyAndFillsInTheRest() {
    EncoderRecipe recipe = (EncoderRecipe) RecipeReader.parse(RECIPE);
    ClassificationGoal goal = (ClassificationGoal) recipe.goals().get(0);

    assertThat(recipe.name()).isEqualTo("mood");
    assertThat(recipe.version()).isEqualTo("2");
    assertThat(goal.labelNames()).containsExactly("sad", "glad");
    assertThat(recipe.seeds()).containsExactly(3L, 4L);
    assertThat(goal.dev().labelColumn()).contains("label");
    assertThat(goal.dev().textColumn()).isEqualTo("sentence");
    TrainingStage stage = recipe.stages().get(0);
    TextPortion texts = (TextPortion) stage.portions().get(0);
    assertThat(texts.cut()).isEqualTo(Cut.HEAD_AND_TAIL);
    assertThat(stage.learningRate()).isEqualTo(1e-4);
    assertThat(texts.epochs()).isEqualTo(1.5);
    assertThat(recipe.settings().dropout()).isEqualTo(0.2);
    assertThat(recipe.settings().warmup()).isEqualTo(0.06);
    assertThat(recipe.settings().threads()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dropout: 0.2 | dropuot: 0.2 | settings.dropuot=0.2 | dropout",
        "dropout: 0.2 | dropout: 2 | settings.dropout=2 | from 0.0 to 0.9",
        "dropout: 0.2 | bf16: maybe | settings.bf16=\"maybe\" | true or false",
        "batch-size: 16 | batch-size: 1.5 | stages[0].batch-size=1.5 | whole number",
        "epochs: 1.5 | epochs: many | stages[0].epochs=\"many\" | must be a number",
        "path: dev.tsv | hold-out: 1 | dev.hold-out=1 | from 0.0 to 0.9",
        "path: train.tsv | path: train.tsv, sentences: true | sentences=true of train.tsv | unlabelled=true",
        "dropout: 0.2 | early-stopping: {} | lacks settings.early-stopping.patience | given",
        "cut: head-and-tail | cut: middle | stages[0].cut=middle | head, head-and-tail",
        "task: classification | task: guessing | task=guessing | classification",
        "name: mood | nmae: mood | lacks name | must be given",
        "seeds: [3, 4] | seeds: [x] | seeds=[\"x\"] | whole numbers",
        "glad | sad | labels={0=sad, 1=sad} | its own name",
      })
  void refusesWithKeyValueAndRule(String good, String bad, String what, String rule) {
    assertThatThrownBy(() -> RecipeReader.parse(RECIPE.replace(good, bad)))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(rule);
  }

  @Test
  void theTrainingGetsWhatTheDevSetOfTheSameFileLeaves() {
    String yaml =
        RECIPE
            .replace("path: dev.tsv, ", "path: all.tsv, hold-out: 0.25, ")
            .replace("{path: train.tsv, ", "{path: all.tsv, sample: 0.5, ");
    EncoderRecipe recipe = (EncoderRecipe) RecipeReader.parse(yaml);
    DataFile dev = ((ClassificationGoal) recipe.goals().get(0)).dev();
    DataFile train = (DataFile) recipe.stages().get(0).portions().get(0).data().get(0);

    assertThat(dev.share()).isEqualTo(new Share(0, 0.25));
    assertThat(train.share()).isEqualTo(new Share(0.25, 0.625));
    assertThat(recipe.dataFiles()).containsExactly(train, dev);
  }

  @Test
  void textsWithoutLabelsNeedATeacher() {
    String yaml = RECIPE.replace("{path: train.tsv, ", "{path: train.tsv, unlabelled: true, ");

    assertThatThrownBy(() -> RecipeReader.parse(yaml))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("unlabelled=true of train.tsv")
        .hasMessageContaining("give the stage a teacher");
    EncoderRecipe recipe =
        (EncoderRecipe)
            RecipeReader.parse(yaml.replace("cut: head-and-tail", "teacher: {bundle: moods/1}"));
    DataFile train = (DataFile) recipe.stages().get(0).portions().get(0).data().get(0);
    assertThat(train.labelColumn()).isEmpty();
  }

  @Test
  void labelsThatAreTheirOwnNamesMayBeListed() {
    EncoderRecipe recipe =
        (EncoderRecipe)
            RecipeReader.parse(RECIPE.replace("{\"0\": sad, \"1\": glad}", "[1, 2, 10]"));

    assertThat(((ClassificationGoal) recipe.goals().get(0)).labels())
        .containsExactly(entry("1", "1"), entry("2", "2"), entry("10", "10"));
  }

  @Test
  void aStageMayEndEarly() {
    EncoderRecipe recipe =
        (EncoderRecipe)
            RecipeReader.parse(RECIPE.replace("dropout: 0.2", "early-stopping: {patience: 3}"));

    assertThat(recipe.settings().patience()).isEqualTo(3);
  }

  @Test
  void aModelMayStartFromNothing() {
    EncoderRecipe recipe =
        (EncoderRecipe)
            RecipeReader.parse(
                RECIPE.replace(
                    "base: minilm",
                    """
                    model: {architecture: lstm, embedding: 32, hidden: 16, bidirectional: false}
                    analyzer:
                      charFilters: [{name: htmlStrip}]
                      tokenizer: {name: standard}
                      filters: [{name: lowercase}, {name: shingle, maxShingleSize: 3}]
                      min-count: 2"""));

    NewNetwork base = (NewNetwork) recipe.base();
    assertThat(base.network())
        .isEqualTo(new RecurrentNetwork(Cell.LSTM, 32, 16, 1, false, Summary.LAST));
    assertThat(base.analyzer().chain())
        .isEqualTo("htmlStrip > standard > lowercase > shingle{maxShingleSize=3}");
    assertThat(base.analyzer().form()).isEqualTo(Form.SEQUENCE);
    assertThat(base.maxWords()).isEqualTo(20_000);
    assertThat(base.minCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bag | forest | model.architecture=forest | bag, mean, rnn, gru, lstm, transformer",
        "hidden: 4 | hidden: 0 | model.hidden=0 | from 1.0 to",
        "hidden: 4 | heads: 4 | model.heads=4 | supported here are architecture, hidden, batch-norm",
        "weights: tfidf | weights: heavy | Invalid analyzer | heavy",
        "weights: tfidf | form: sequence | analyzer.form=sequence | reads a bag",
        "weights: tfidf | stemmer: porter | Invalid analyzer | stemmer",
        "name: mood | embeddings: {vectors: a.vec} | Invalid embeddings | a bag has no vector",
        "weights: tfidf | max-words: 0 | analyzer.max-words=0 | from 1.0 to",
        "name: mood | base: minilm | Invalid base=minilm | one of the two",
        "name: mood | shape-feature: true | shape-feature=true | leave lowercase out",
      })
  void refusesANetworkThatDoesNotFit(String good, String bad, String what, String rule) {
    String yaml =
        RECIPE.replace(
            "base: minilm",
            """
            model: {architecture: bag, hidden: 4}
            analyzer: {tokenizer: {name: standard}, weights: tfidf}""");
    String changed = good.startsWith("name") ? bad + "\n" + yaml : yaml.replace(good, bad);

    assertThatThrownBy(() -> RecipeReader.parse(changed))
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(rule);
  }

  @Test
  void refusesWhatIsNotYaml() {
    assertThatThrownBy(() -> RecipeReader.parse("task: [")).hasMessageContaining("not YAML");
  }

  @Test
  void namesTheFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("recipe.yaml"), "task: classification");

    assertThatThrownBy(() -> RecipeReader.read(file))
        .isInstanceOf(RecipeException.class)
        .hasMessageStartingWith(file.toString());
  }
}
