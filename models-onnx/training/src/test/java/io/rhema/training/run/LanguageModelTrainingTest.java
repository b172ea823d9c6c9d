package io.rhema.training.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.rhema.model.MaskFiller;
import io.rhema.model.TextClassifier;
import io.rhema.model.TextGenerator;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.Sampling;
import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.RecurrentModel;
import io.rhema.model.session.RecurrentStep;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.training.base.Start;
import io.rhema.training.data.LabelledTexts;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.recipe.EncoderRecipe;
import io.rhema.training.recipe.RecipeReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageModelTrainingTest {
  private static final String NEXT_WORD =
      """
      objective: next-word
      model: {architecture: lstm, embedding: 12, hidden: 16, bidirectional: false, summary: max}
      """;

  private static final String RECIPE =
      """
      task: language-model
      name: tales
      version: "1"
      %s
      analyzer:
        tokenizer: {name: standard}
        filters: [{name: lowercase}]
        max-words: 100
        min-count: 2
      languages: [en]
      dev: {path: texts.tsv, hold-out: 0.2, name: Tiny held out, licence: CC0}
      stages:
        - name: main
          data:
            - {path: texts.tsv, name: Tiny texts, licence: CC0}
          max-tokens: 8
          epochs: 12
          batch-size: 8
          learning-rate: 0.03
      settings: {evaluate-every: 60, average-from: 0.8, dropout: 0.0, bf16: false}
      """;

  private static final String CLASSIFIER =
      """
      task: classification
      name: goodness
      version: "1"
      base: %s
      labels: {"0": negative, "1": positive}
      dev: {path: texts.tsv, hold-out: 0.2, name: Tiny held out, licence: CC0}
      stages:
        - name: main
          data:
            - {path: texts.tsv, sample: 0.9, name: Tiny texts, licence: CC0}
          max-tokens: 16
          epochs: 15
          batch-size: 8
          learning-rate: 0.01
      settings: {evaluate-every: 20, average-from: 0.8, dropout: 0.0, bf16: false}
      """;

  private static final String TEXT = "Four score and seven years ago there was %s, number";

  @TempDir Path folder;

  @BeforeEach
  void writeTexts() throws IOException {
    StringBuilder table = new StringBuilder("label\ttext\n");
    for (int i = 0; i < 120; i++) {
      String verdict = i % 2 == 0 ? "a bad old tale" : "a good new tale";
      table
          .append(i % 2)
          .append('\t')
          .append(TEXT.formatted(verdict))
          .append(" n%d\n".formatted(i));
    }
    Files.writeString(folder.resolve("texts.tsv"), table);
  }

  @Test
  void aModelOfNextWordsIsServedAsItWasMeasuredAndWritesOn() throws IOException {
    assertThat(train("lm", RECIPE.formatted(NEXT_WORD))).isZero();

    ModelBundle bundle = ModelBundle.open(folder.resolve("lm"));
    assertThat(bundle.heads())
        .extracting(head -> head.task().name())
        .containsExactly("text-generation");
    double measured = metric(bundle);
    assertThat(measured).isCloseTo(perplexity(bundle), within(1e-3)).isLessThan(4);
    assertThat(folder.resolve("lm/MODEL_CARD.md"))
        .content()
        .contains("words by their frequency: ")
        .contains("| objective | next-word |");
    assertThat(folder.resolve("lm-work/report.html"))
        .content()
        .contains("perplexity")
        .contains("words by their frequency: ");
    try (TextGenerator generator = TextGenerator.open(bundle, SessionOptions.DEFAULT)) {
      assertThat(generator.generate("Four score", new Sampling(0, 0, 1, 4)).text())
          .isEqualTo("Four score and seven years ago");
      Sampling lively = new Sampling(1.5, 0, 3, 30);
      assertThat(generator.generate("", lively)).isEqualTo(generator.generate("", lively));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "architecture: transformer, hidden: 16, heads: 2, feed-forward: 16",
        "architecture: gru, embedding: 12, hidden: 12, bidirectional: true"
      })
  void aModelOfHiddenWordsFillsThemIn(String model) throws IOException {
    String masked = "objective: masked\nmodel: {%s}".formatted(model);
    assertThat(
            train(
                "lm",
                RECIPE
                    .formatted(masked)
                    .replace("max-tokens: 8", "max-tokens: 16")
                    .replace("epochs: 12", "epochs: 25")))
        .isZero();

    ModelBundle bundle = ModelBundle.open(folder.resolve("lm"));
    assertThat(metric(bundle)).isLessThan(6);
    try (MaskFiller filler = MaskFiller.open(bundle, SessionOptions.DEFAULT)) {
      assertThat(filler.fill("Four score and [MASK] years ago there was", 3).get(0).text())
          .isEqualTo("Four score and seven years ago there was");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void itStartsFromTheFrequenciesOfTheWordsAndSoonIsFarBetter(boolean tied) throws IOException {
    String recipe =
        RECIPE
            .formatted(NEXT_WORD + "tied: %s\n".formatted(tied))
            .replace("epochs: 12", "epochs: 3");

    Perplexities start =
        Perplexities.of(
            train(
                "start",
                recipe.replace("learning-rate: 0.03", "learning-rate: 1e-9"),
                Integer.MAX_VALUE));
    Perplexities end = Perplexities.of(train("end", recipe, Integer.MAX_VALUE));

    assertThat(start.model()).isCloseTo(start.frequencies(), withinPercentage(3));
    assertThat(end.model()).isLessThan(end.frequencies() / 3);
  }

  /** Of a model and of the words' frequencies, on the same texts. */
  private record Perplexities(double model, double frequencies) {

    static Perplexities of(Outcome outcome) {
      String figure = "Tiny held out perplexity";
      return new Perplexities(
          outcome.evaluation().figures().get(figure),
          outcome.evaluation().baselines().get(figure).value());
    }
  }

  @Test
  void anInterruptedTrainingEndsWithTheSameWeights() throws IOException {
    String recipe = RECIPE.formatted(NEXT_WORD);
    Outcome whole = train("whole", recipe, Integer.MAX_VALUE);

    assertThatThrownBy(() -> train("parts", recipe, 70)).isInstanceOf(Interruption.class);
    Outcome continued = train("parts", recipe, Integer.MAX_VALUE);

    assertThat(continued.model()).isEqualTo(whole.model());
    assertThat(continued.curve()).isEqualTo(whole.curve());
  }

  @Test
  void aClassifierGoesOnWithTheEncoderAndTheVocabulary() throws IOException {
    assertThat(train("lm", RECIPE.formatted(NEXT_WORD))).isZero();
    Path base = folder.resolve("lm");
    String classifier = CLASSIFIER.formatted(base);

    EncoderRecipe recipe = (EncoderRecipe) RecipeReader.parse(classifier);
    OnnxGraph start = Start.of(recipe, folder, folder).model().graphFor(recipe);
    OnnxGraph served = OnnxGraph.load(base.resolve("model.onnx"));
    for (String weight : List.of("embeddings.weight", "recurrent.0.weight_hidden")) {
      assertThat(start.initializer(weight)).isPresent().isEqualTo(served.initializer(weight));
    }

    assertThat(train("classifier", classifier)).isZero();
    ModelBundle bundle = ModelBundle.open(folder.resolve("classifier"));
    assertThat(bundle.manifest().orElseThrow().provenance().base())
        .matches("tales 1 \\(rhema.json SHA-256 [0-9a-f]{64}\\)");
    assertThat(folder.resolve("classifier/words.tsv"))
        .hasSameTextualContentAs(base.resolve("words.tsv"));
    assertThat(folder.resolve("classifier/config.json"))
        .content()
        .contains("WordForSequenceClassification")
        .doesNotContain("tied");
    try (TextClassifier answering = TextClassifier.open(bundle, SessionOptions.DEFAULT)) {
      assertThat(answering.classify(List.of(TEXT.formatted("a good new tale"))).get(0).label())
          .isEqualTo("positive");
      assertThat(answering.classify(List.of(TEXT.formatted("a bad old tale"))).get(0).label())
          .isEqualTo("negative");
    }
  }

  private static double metric(ModelBundle bundle) {
    return bundle
        .manifest()
        .orElseThrow()
        .provenance()
        .metrics()
        .get("Tiny held out perplexity fp32");
  }

  /** Row by row, as the training has them: eight words are shown, each is asked for once. */
  private double perplexity(ModelBundle bundle) throws IOException {
    EncoderRecipe recipe = (EncoderRecipe) RecipeReader.parse(RECIPE.formatted(NEXT_WORD));
    TextEncoder encoder = TextEncoders.load(bundle.dir());
    double sum = 0;
    int asked = 0;
    try (RecurrentModel model = bundle.openRecurrent(SessionOptions.DEFAULT)) {
      for (LabelledTexts.Row row :
          LabelledTexts.read(folder, recipe.languageModel().orElseThrow().dev())) {
        int[] words = encoder.encode(row.text()).ids();
        int shown = 0;
        List<FloatTensor> states = model.start();
        for (int i = 0; i <= words.length; i++) {
          states = shown++ % 8 == 0 ? model.start() : states;
          RecurrentStep step = model.step(states, i == 0 ? 0 : words[i - 1]);
          states = step.states();
          sum -= logProbability(step.scores(), i == words.length ? 0 : words[i]);
          asked++;
        }
      }
    }
    return Math.exp(sum / asked);
  }

  private static double logProbability(float[] scores, int id) {
    double sum = 0;
    for (float score : scores) {
      sum += Math.exp(score);
    }
    return scores[id] - Math.log(sum);
  }

  private int train(String name, String recipe) throws IOException {
    Path file = folder.resolve(name + ".yaml");
    Files.writeString(file, recipe);
    return TrainMain.run(
        file.toString(),
        "--data=" + folder,
        "--output=" + folder.resolve(name),
        "--work=" + folder.resolve(name + "-work"));
  }

  private Outcome train(String work, String yaml, int lastStep) throws IOException {
    EncoderRecipe recipe = (EncoderRecipe) RecipeReader.parse(yaml);
    Start start = Start.of(recipe, folder, folder.resolve(work));
    RunFolder run =
        RunFolder.open(folder.resolve(work), RunIdentity.of(recipe, start.sha256(), folder));
    try (ModelTraining training =
        new ModelTraining(recipe, folder, start.model(), run, new StopAfter(lastStep))) {
      return training.run();
    }
  }
}
