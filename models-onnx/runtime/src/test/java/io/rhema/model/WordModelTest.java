package io.rhema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.LoadedModel;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.task.LabelScores;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyClassifier;
import io.rhema.model.testing.TinyWords;
import io.rhema.model.text.analyzer.AnalyzerDefinition;
import io.rhema.model.text.analyzer.Weighting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Bundles with an {@code analyzer.json}, from the folder to the answer. */
@ExtendWith(NoSessionLeak.class)
class WordModelTest {
  private static final double DOCUMENTS = TinyWords.DOCUMENTS;

  @TempDir Path dir;

  @Test
  void aBagOfWordsAndPairsIsSummed() {
    List<Double> logits =
        positiveLogits(
            TinyWords.bag(dir, Weighting.BINARY),
            "<b>Good</b>, GOOD movie!",
            "Not goooood.",
            "the great bad plot");

    assertThat(logits.get(0)).isCloseTo(2 - 0.5, within(1e-5));
    assertThat(logits.get(1)).isCloseTo(2 - 5 - 0.5, within(1e-5));
    assertThat(logits.get(2)).isCloseTo(4 - 2 - 0.5, within(1e-5));
  }

  @Test
  void countsCount() {
    List<Double> logits =
        positiveLogits(TinyWords.bag(dir, Weighting.COUNT), "good, good, bad good", "bad");

    assertThat(logits.get(0)).isCloseTo(3 * 2 - 2 - 0.5, within(1e-5));
    assertThat(logits.get(1)).isCloseTo(-2 - 0.5, within(1e-5));
  }

  @Test
  void wordsOfFewDocumentsCountMore() {
    List<Double> logits =
        positiveLogits(TinyWords.bag(dir, Weighting.TFIDF), "the great bad great movie");

    double the = Math.log((1 + DOCUMENTS) / (1 + 9)) + 1;
    double great = 2 * (Math.log((1 + DOCUMENTS) / (1 + 1)) + 1);
    double bad = Math.log((1 + DOCUMENTS) / (1 + 3)) + 1;
    double movie = Math.log((1 + DOCUMENTS) / (1 + 7)) + 1;
    double norm = Math.sqrt(the * the + great * great + bad * bad + movie * movie);
    assertThat(logits.get(0)).isCloseTo((4 * great - 2 * bad) / norm - 0.5, within(1e-5));
  }

  @Test
  void aBagWithoutAKnownWordIsAnsweredByTheBias() {
    List<Double> logits =
        positiveLogits(TinyWords.bag(dir, Weighting.TFIDF), "quux", "quux quux good", "", "...");

    assertThat(logits.get(0)).isCloseTo(-0.5, within(1e-5));
    assertThat(logits.get(1)).isCloseTo(2 - 0.5, within(1e-5));
    assertThat(logits.get(2)).isCloseTo(-0.5, within(1e-5));
    assertThat(logits.get(3)).isCloseTo(-0.5, within(1e-5));
  }

  @Test
  void aSequenceHasEachWordAndItsMask() {
    List<Double> logits =
        positiveLogits(
            TinyWords.sequence(dir), "good good quux <i>great</i>", "bad", "a much longer one");

    assertThat(logits.get(0)).isCloseTo((2 + 2 + 0 + 4) / 4.0, within(1e-5));
    assertThat(logits.get(1)).isCloseTo(-2, within(1e-5));
    assertThat(logits.get(2)).isCloseTo(0, within(1e-5));
  }

  @Test
  void rowsOfABagAreLongAndItsPartsDoNotOverlap() {
    ModelBundle bag = ModelBundle.open(TinyWords.bag(dir.resolve("bag"), Weighting.COUNT));
    ModelBundle sequence = ModelBundle.open(TinyWords.sequence(dir.resolve("sequence")));

    assertThat(bag.limits().maxTokens()).isEqualTo(4096);
    assertThat(bag.limits().overlap()).isZero();
    assertThat(sequence.limits().maxTokens()).isEqualTo(512);
    try (LoadedModel model = bag.openModel(SessionOptions.DEFAULT)) {
      assertThat(model.limits()).isEqualTo(bag.limits());
    }
  }

  @Test
  void aGraphThatIsNotToldTheWeightsIsRefused() {
    byte[] graph = new TinyClassifier(new float[TinyWords.VOCABULARY.size()][2]).toBytes();
    AnalyzerDefinition counted = AnalyzerDefinition.english().asBag(Weighting.COUNT);
    ModelBundle bundle = ModelBundle.open(TinyWords.write(dir, counted, graph));

    assertThatThrownBy(() -> bundle.openModel(SessionOptions.DEFAULT))
        .isInstanceOf(BundleException.class)
        .hasMessageEndingWith(
            "analyzer.json has weights 'count', model.onnx no input 'token_weights'; it must be"
                + " told them.");
  }

  @Test
  void aGraphThatKnowsFewerWordsThanTheFileIsRefused() {
    byte[] graph = new TinyClassifier(new float[TinyWords.VOCABULARY.size() - 1][2]).toBytes();
    ModelBundle bundle =
        ModelBundle.open(TinyWords.write(dir, AnalyzerDefinition.english(), graph));

    assertThatThrownBy(() -> bundle.openModel(SessionOptions.DEFAULT))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(
            "model.onnx opens but does not run on a row of 512 tokens with the id 8 of the last"
                + " word, its limit: ");
  }

  @Test
  void theWordsLieInTheBundle() throws IOException {
    Path bundle = TinyWords.sequence(dir);
    Path file = bundle.resolve(AnalyzerDefinition.FILE);
    Files.writeString(file, Files.readString(file).replace("words.tsv", "../words.tsv"));

    assertThatThrownBy(() -> ModelBundle.open(bundle))
        .isInstanceOf(BundleException.class)
        .hasMessageEndingWith(
            "analyzer.json names the vocabulary '../words.tsv'; it must be a path inside the"
                + " bundle.");
  }

  @Test
  void theWordsAreOfTheFilesThatTheManifestMustList() throws IOException {
    Path bundle = TinyWords.sequence(dir);
    Files.writeString(bundle.resolve("words.tsv"), "bad\t1\n");

    assertThatThrownBy(() -> ModelBundle.open(bundle))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("words.tsv has 6 bytes");

    Path file = bundle.resolve(BundleManifest.FILE);
    String manifest = Files.readString(file);
    Files.writeString(file, manifest.replace("words.tsv", "model.onnx_data"));
    assertThatThrownBy(() -> ModelBundle.open(bundle))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("rhema.json lists no checksum for words.tsv");
  }

  /** The logit of {@code positive}; that of {@code negative} is its opposite. */
  private static List<Double> positiveLogits(Path bundle, String... texts) {
    try (TextClassifier classifier =
        TextClassifier.open(ModelBundle.open(bundle), SessionOptions.DEFAULT)) {
      return classifier.classify(List.of(texts)).stream().map(WordModelTest::logit).toList();
    }
  }

  private static double logit(LabelScores result) {
    return Math.log(result.scores().get("positive") / result.scores().get("negative")) / 2;
  }
}
