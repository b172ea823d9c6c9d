package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.TextClassifier;
import io.rhema.model.TextTagger;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.LabelScores;
import io.rhema.model.task.entity.EntityOptions;
import io.rhema.model.text.analyzer.WordVocabulary;
import io.rhema.training.base.Start;
import io.rhema.training.data.LabelledTexts;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import io.rhema.training.recipe.ClassificationGoal;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.RecipeException;
import io.rhema.training.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordTrainingTest {
  private static final String RECIPE =
      """
      task: classification
      name: goodness
      version: "1"
      model: {%s}
      analyzer:
        tokenizer: {name: standard}
        filters: [{name: lowercase}, {name: stop, words: stop.txt}]
        max-words: 100
      labels: {"0": negative, "1": positive}
      dev: {path: texts.tsv, hold-out: 0.3, name: Tiny held out, licence: CC0}
      stages:
        - name: main
          data:
            - {path: texts.tsv, name: Tiny texts, licence: CC0}
          max-tokens: 8
          epochs: 30
          batch-size: 8
          learning-rate: 0.03
      settings: {evaluate-every: 20, average-from: 0.8, dropout: 0.1, bf16: false}
      """;

  private static final String LSTM =
      "architecture: lstm, embedding: 8, hidden: 4, bidirectional: true";

  private static final String MEAN_OF_GIVEN =
      "architecture: mean, embedding: 2}\nembeddings: {vectors: words.vec, frozen: true";

  private static final String TAGGER =
      """
      task: tagging
      name: names
      version: "1"
      model: {architecture: lstm, embedding: 8, hidden: 8}
      analyzer: {tokenizer: {name: whitespace}}
      types: [PER, LOC, product]
      dev:
        - {path: dev.tags, name: Tiny tags dev, licence: CC0}
      stages:
        - name: tags
          data:
            - {path: train.tags, name: Tiny tags train, licence: CC0}
          max-tokens: 16
          epochs: 25
          batch-size: 8
          learning-rate: 0.03
      settings: {evaluate-every: 50, average-from: 1, dropout: 0.1, bf16: false}
      """;

  @TempDir Path folder;

  @BeforeEach
  void writeTexts() throws IOException {
    StringBuilder table = new StringBuilder("label\ttext\n");
    for (int i = 0; i < 60; i++) {
      // Longer than a row, some of them, so that windows are averaged.
      String rest = "film%d ".formatted(i % 7).repeat(i % 13);
      table.append(i % 2).append(i % 2 == 0 ? "\tThe bad " : "\tA good ").append(rest);
      table.append("no %d\n".formatted(i));
    }
    Files.writeString(folder.resolve("texts.tsv"), table);
    Files.writeString(folder.resolve("stop.txt"), "the\na\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "architecture: bag, hidden: 4",
        "architecture: bag, hidden: 4, batch-norm: true",
        "architecture: mean, embedding: 8, hidden: 4",
        "architecture: gru, embedding: 8, hidden: 4, bidirectional: false, summary: max",
        "architecture: transformer, hidden: 8, heads: 2, feed-forward: 8",
        LSTM
      })
  void aNetworkFromNothingBecomesABundleThatAnswersAsItWasMeasured(String model)
      throws IOException {
    assertThat(train(model)).isZero();

    ModelBundle bundle = ModelBundle.open(folder.resolve("out"));
    BundleManifest manifest = bundle.manifest().orElseThrow();
    double measured = manifest.provenance().metrics().get("Tiny held out accuracy fp32");
    assertThat(measured).isEqualTo(accuracy(bundle)).isGreaterThan(0.8);
    assertThat(manifest.provenance().base()).isNull();
    assertThat(manifest.provenance().hyperParameters()).containsEntry("max-words", 100);
    assertThat(folder.resolve("out/MODEL_CARD.md")).content().contains("Trained from nothing");
  }

  @Test
  void theVocabularyIsLearntFromWhatIsNotHeldOut() throws IOException {
    EncoderRecipe recipe = recipe(LSTM);
    Path base = Start.of(recipe, folder, folder.resolve("work")).model().folder();

    List<String> words =
        WordVocabulary.read(base.resolve("words.tsv")).words().stream()
            .map(count -> count.word())
            .toList();

    assertThat(words).contains("good", "bad", "no").doesNotContain("the", "a");
    List<String> heldOut =
        LabelledTexts.read(folder, ((ClassificationGoal) recipe.goals().get(0)).dev()).stream()
            .map(row -> row.text().substring(row.text().lastIndexOf(' ') + 1))
            .toList();
    assertThat(heldOut).isNotEmpty().doesNotContainAnyElementsOf(words);
    assertThat(base.resolve("stop.txt")).hasSameTextualContentAs(folder.resolve("stop.txt"));
  }

  @Test
  void givenVectorsThatAreFrozenAreServedAsTheyWere() throws IOException {
    Files.writeString(folder.resolve("words.vec"), "3 2\ngood 1 2\nbad -1 -2\nelsewhere 0 0\n");

    assertThat(train(MEAN_OF_GIVEN)).isZero();

    ModelBundle bundle = ModelBundle.open(folder.resolve("out"));
    assertThat(accuracy(bundle)).isEqualTo(1);
    OnnxGraph graph = OnnxGraph.load(folder.resolve("out/model.onnx"));
    WordVocabulary words = WordVocabulary.read(folder.resolve("out/words.tsv"));
    float[] table = Tensors.floats(graph.constant("embeddings.weight/frozen").orElseThrow());
    int good = 2 * words.id("good");
    assertThat(Arrays.copyOfRange(table, good, good + 2)).containsExactly(1, 2);
    assertThat(bundle.manifest().orElseThrow().provenance().hyperParameters().get("embeddings"))
        .asString()
        .startsWith("words.vec, SHA-256 ");
  }

  @Test
  void vectorsOfAnotherWidthAreRefused() throws IOException {
    Files.writeString(folder.resolve("words.vec"), "1 3\ngood 1 2 3\n");
    EncoderRecipe recipe = recipe(MEAN_OF_GIVEN);
    Start start = Start.of(recipe, folder, folder.resolve("work"));

    assertThatThrownBy(start::model)
        .isInstanceOf(RecipeException.class)
        .hasMessageContaining("have 3 numbers, the model's words 2");
    assertThat(folder.resolve("work/base")).doesNotExist();
  }

  @Test
  void aTaggerStartsFromNothingToo() throws IOException {
    TinyBase.writeTagged(folder.resolve("train.tags"), 60, true, 3);
    TinyBase.writeTagged(folder.resolve("dev.tags"), 40, true, 5);

    assertThat(run(TAGGER)).isZero();

    ModelBundle bundle = ModelBundle.open(folder.resolve("out"));
    assertThat(bundle.manifest().orElseThrow().provenance().metrics())
        .containsEntry("Tiny tags dev F1 fp32", 1.0);
    try (TextTagger tagger =
        TextTagger.open(bundle, EntityOptions.DEFAULT, SessionOptions.DEFAULT)) {
      assertThat(tagger.labelTokens(List.of(List.of("the", "Film", "was", "good", "!"))))
          .containsExactly(List.of("O", "B-product", "O", "B-PER", "O"));
    }
  }

  @Test
  void aTrainingWhoseCpuTimeIsUsedUpEndsWithWhatItHas() throws IOException {
    assertThat(train(LSTM, "--cpu-seconds=0.001")).isZero();

    assertThat(ModelBundle.open(folder.resolve("out")).manifest()).isPresent();
    assertThat(folder.resolve("work/main-seed1.curve.json")).content().contains("\"step\" : 1,");
  }

  @Test
  void anInterruptedTrainingEndsWithTheSameWeights() throws IOException {
    Outcome whole = train("whole", Integer.MAX_VALUE);

    assertThatThrownBy(() -> train("parts", 37)).isInstanceOf(Interruption.class);
    Outcome continued = train("parts", Integer.MAX_VALUE);

    assertThat(continued.model()).isEqualTo(whole.model());
    assertThat(continued.curve()).isEqualTo(whole.curve());
  }

  private int train(String model, String... options) throws IOException {
    return run(RECIPE.formatted(model), options);
  }

  private int run(String yaml, String... options) throws IOException {
    Path file = folder.resolve("recipe.yaml");
    Files.writeString(file, yaml);
    return TrainMain.run(
        Stream.concat(
                Stream.of(
                    file.toString(),
                    "--data=" + folder,
                    "--output=" + folder.resolve("out"),
                    "--work=" + folder.resolve("work")),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private Outcome train(String work, int lastStep) throws IOException {
    EncoderRecipe recipe = recipe(LSTM);
    Start start = Start.of(recipe, folder, folder.resolve(work));
    RunFolder run =
        RunFolder.open(folder.resolve(work), RunIdentity.of(recipe, start.sha256(), folder));
    try (ModelTraining training =
        new ModelTraining(recipe, folder, start.model(), run, new StopAfter(lastStep))) {
      return training.run();
    }
  }

  private static EncoderRecipe recipe(String model) {
    return (EncoderRecipe) RecipeReader.parse(RECIPE.formatted(model));
  }

  private double accuracy(ModelBundle bundle) throws IOException {
    ClassificationGoal goal = (ClassificationGoal) recipe(LSTM).goals().get(0);
    List<LabelledTexts.Row> rows = LabelledTexts.read(folder, goal.dev());
    try (TextClassifier classifier = TextClassifier.open(bundle, SessionOptions.DEFAULT)) {
      List<LabelScores> answers =
          classifier.classify(rows.stream().map(LabelledTexts.Row::text).toList());
      int right = 0;
      for (int i = 0; i < answers.size(); i++) {
        right += answers.get(i).label().equals(goal.labels().get(rows.get(i).label())) ? 1 : 0;
      }
      return (double) right / rows.size();
    }
  }
}
