package io.rhema.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.session.TokenRow;
import io.rhema.model.task.Classification;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.Pooling;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyEncoder;
import io.rhema.model.testing.TinyHeads;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.TextEncoder;
import io.rhema.model.text.TextEncoders;
import io.rhema.model.text.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Bundles with heads of every task, opened and run. */
@ExtendWith(NoSessionLeak.class)
class LoadedHeadsTest {
  @TempDir Path dir;

  @Test
  void aTaggerAnswersForEachToken() {
    TinyHeads.entities(dir);

    try (LoadedModel loaded = open()) {
      FloatTensor logits = run(loaded, "Ada Lovelace was in Paris.").get(0);

      assertThat(logits.shape()).containsExactly(1, 9, 7);
      assertThat(labels(logits, 0, 9))
          .containsExactly("O", "B-PER", "I-PER", "I-PER", "O", "O", "B-LOC", "O", "O");
      assertThat(loaded.heads()).containsExactly(new Head("entities", tagger(), "logits"));
    }
  }

  @Test
  void headsOfOneEncoderAnswerAsModelsOfTheirOwn() {
    TinyHeads.sentimentEntities(dir.resolve("both"));
    TinyBundles.sentiment(dir.resolve("sentiment"));
    TinyHeads.entities(dir.resolve("entities"));
    String[] texts = {"the good movie was in Paris", "Ada Lovelace is bad", "great!"};

    try (LoadedModel both = open("both");
        LoadedModel sentiment = open("sentiment");
        LoadedModel entities = open("entities")) {
      List<FloatTensor> answers = run(both, texts);

      assertThat(both.heads()).extracting(Head::name).containsExactly("sentiment", "entities");
      assertSame(answers.get(0), run(sentiment, texts).get(0));
      assertSame(answers.get(1), run(entities, texts).get(0));
    }
  }

  @Test
  void runsTheChosenHeadsInTheOrderOfTheChoice() {
    TinyHeads.sentimentEntities(dir);
    ModelBundle bundle = ModelBundle.open(dir);
    Head sentiment = bundle.head(Classification.class);
    Head entities = bundle.head(TokenClassification.class);

    try (LoadedModel turned =
            bundle.openModel(SessionOptions.DEFAULT, List.of(entities, sentiment));
        LoadedModel one = bundle.openModel(SessionOptions.DEFAULT, List.of(entities))) {
      assertThat(turned.heads()).containsExactly(entities, sentiment);
      assertThat(run(turned, "good"))
          .extracting(tensor -> tensor.shape().length)
          .containsExactly(3, 2);
      assertThat(run(one, "good")).hasSize(1);
    }
  }

  @Test
  void refusesAHeadOfAnotherBundle() {
    TinyHeads.sentimentEntities(dir);
    ModelBundle bundle = ModelBundle.open(dir);
    Head other = Head.of(new Embedding(Pooling.MEAN, true));

    assertThatThrownBy(() -> bundle.openModel(SessionOptions.DEFAULT, List.of(other)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'embeddings' (feature-extraction)")
        .hasMessageContaining("'sentiment' (text-classification)");
  }

  @Test
  void aModelWithTheInputSeesWordShapes() {
    TinyHeads.shapedEntities(dir);

    try (LoadedModel loaded = open()) {
      FloatTensor logits = run(loaded, "Ada is IN,THE movie").get(0);

      assertThat(labels(logits, 0, 7))
          .as("the, in capitals, is attached to a comma")
          .containsExactly("O", "B-PER", "O", "B-ORG", "O", "O", "O");
    }
  }

  @Test
  void anEncoderAnswersWithTheVectorsOfTokens() {
    TinyHeads.embeddings(dir);

    try (LoadedModel loaded = open()) {
      FloatTensor vectors = run(loaded, "good Paris").get(0);

      assertThat(vectors.shape()).containsExactly(1, 4, 3);
      assertThat(vectors.data()).containsExactly(1, 0, 0, 1, 2, 0, 1, 0, 3, 1, 0, 0);
      assertThat(loaded.heads())
          .containsExactly(
              new Head("embeddings", new Embedding(Pooling.MEAN, false), "last_hidden_state"));
    }
  }

  @Test
  void anEncoderThatPoolsAnswersWithTheVectorsOfRows() {
    TinyHeads.pooledEmbeddings(dir);

    try (LoadedModel loaded = open()) {
      FloatTensor vectors = run(loaded, "good Paris", "great").get(0);

      assertThat(vectors.shape()).containsExactly(2, 3);
      assertThat(vectors.data()).containsExactly(1, 0.5f, 0.75f, 1, 4 / 3f, 0);
    }
  }

  @Test
  void answersForTheTokensOfTheBatchWhateverTheGraphFixes() throws Exception {
    TinyHeads.embeddings(dir);
    TinyEncoder fixed = TinyEncoder.fixed(new float[][] {{9, 9}, {1, 2}, {3, 4}}, 2, 8);
    replaceGraph(fixed.perToken("last_hidden_state", fixed.hidden(), 0, 2));
    TokenBatch batch =
        TokenBatch.of(List.of(new int[] {1}, new int[] {1, 2, 2}, new int[] {2, 1}), 0);

    try (LoadedModel loaded = open()) {
      FloatTensor vectors = loaded.run(batch).get(0);

      assertThat(loaded.limits().maxTokens()).isEqualTo(8);
      assertThat(vectors.shape()).containsExactly(3, 3, 2);
      assertThat(vectors.data())
          .containsExactly(1, 2, 9, 9, 9, 9, 1, 2, 3, 4, 3, 4, 3, 4, 1, 2, 9, 9);
    }
  }

  @Test
  void refusesAnOutputThatTheGraphDoesNotHave() throws Exception {
    TinyHeads.sentimentEntities(dir);
    reseal(new Head("entities", tagger(), "tags"));

    assertRefused(
        "head 'entities' (token-classification) reads 'tags', which is no float output of the"
            + " graph; its outputs are ['sentiment_logits' float [?, 2], 'entities_logits' float"
            + " [?, ?, 7]].");
  }

  @Test
  void refusesOtherNumbersOfLabels() throws Exception {
    TinyHeads.sentimentEntities(dir);
    reseal(
        new Head(
            "entities", new TokenClassification(List.of("O", "B-X", "I-X")), "entities_logits"));

    assertRefused(
        "output 'entities_logits' of head 'entities' (token-classification) has 7 labels, the"
            + " bundle names 3; both must match.");
  }

  @Test
  void refusesAnswersForRowsWhereTokensAreNeeded() throws Exception {
    TinyHeads.sentimentEntities(dir);
    reseal(new Head("entities", new TokenClassification(List.of("O", "I-X")), "sentiment_logits"));

    assertRefused(
        "output 'sentiment_logits' float [?, 2] of head 'entities' (token-classification) is of"
            + " rank 2; it must be of rank 3, rows, tokens and labels.");
  }

  @Test
  void checksOnlyTheHeadsThatAreRun() throws Exception {
    TinyHeads.sentimentEntities(dir);
    Head sound = ModelBundle.open(dir).head(TokenClassification.class);
    reseal(new Head("broken", tagger(), "tags"), sound);
    ModelBundle bundle = ModelBundle.open(dir);

    try (LoadedModel loaded = bundle.openModel(SessionOptions.DEFAULT, List.of(sound))) {
      assertThat(run(loaded, "good")).hasSize(1);
    }
  }

  private void replaceGraph(TinyEncoder graph) throws Exception {
    Files.write(dir.resolve("model.onnx"), graph.toBytes());
    BundleWriter.seal(dir, BundleManifest.of("m", "1", Embedding.NAME).withLimits(16, 4));
  }

  private void reseal(Head... heads) throws Exception {
    BundleWriter.seal(dir, BundleManifest.ofHeads("m", "1", List.of(heads)).withLimits(16, 4));
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> open().close())
        .isInstanceOf(BundleException.class)
        .hasMessage("Model 'm' 1 in %s: %s", dir, why);
  }

  private LoadedModel open() {
    return ModelBundle.open(dir).openModel(SessionOptions.DEFAULT);
  }

  private LoadedModel open(String folder) {
    return ModelBundle.open(dir.resolve(folder)).openModel(SessionOptions.DEFAULT);
  }

  private static TokenClassification tagger() {
    return new TokenClassification(TinyHeads.ENTITY_LABELS);
  }

  private static List<FloatTensor> run(LoadedModel loaded, String... texts) {
    TextEncoder encoder = TextEncoders.load(loaded.bundle().dir());
    List<TokenRow> rows = new ArrayList<>();
    for (String text : texts) {
      EncodedText encoded = encoder.encode(text);
      rows.add(encoder.format().row(encoded, new Window(0, encoded.size())));
    }
    return loaded.run(TokenBatch.ofRows(rows, encoder.format().padId()));
  }

  private static List<String> labels(FloatTensor logits, int row, int tokens) {
    int labels = TinyHeads.ENTITY_LABELS.size();
    return IntStream.range(0, tokens)
        .map(token -> (row * tokens + token) * labels)
        .mapToObj(from -> Arrays.copyOfRange(logits.data(), from, from + labels))
        .map(LoadedHeadsTest::best)
        .map(TinyHeads.ENTITY_LABELS::get)
        .toList();
  }

  private static int best(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      best = logits[i] > logits[best] ? i : best;
    }
    return best;
  }

  private static void assertSame(FloatTensor found, FloatTensor expected) {
    assertThat(found.shape()).containsExactly(expected.shape());
    assertThat(found.data()).containsExactly(expected.data());
  }
}
