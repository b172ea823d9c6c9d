package io.rhema.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.SharedSessions;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.OnnxFile;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoSessionLeak.class)
class LoadedModelTest {
  @TempDir Path dir;

  @Test
  void answersWithTheLogitsOfItsWords() {
    ModelBundle bundle = ModelBundle.open(TinyBundles.sentiment(dir));

    try (LoadedModel loaded = bundle.openModel(SessionOptions.DEFAULT)) {
      TokenBatch batch =
          TokenBatch.of(List.of(row("good", "good"), row("the", "awful", "movie")), 0);

      assertThat(loaded.run(batch).get(0).data()).containsExactly(-1f, 1f, 0.8f, -0.8f);
      assertThat(loaded.limits()).isEqualTo(bundle.limits());
    }
  }

  @Test
  void bundlesOfOneContentShareASession() {
    Path first = TinyBundles.sentiment(dir.resolve("a"), "a", "1");
    Path second = TinyBundles.sentiment(dir.resolve("b"), "b", "2");

    try (LoadedModel a = ModelBundle.open(first).openModel(SessionOptions.DEFAULT);
        LoadedModel b = ModelBundle.open(second).openModel(SessionOptions.DEFAULT)) {
      assertThat(a.model()).isNotSameAs(b.model());
      assertThat(SharedSessions.openSessions()).isEqualTo(1);
    }
  }

  @Test
  void takesItsLimitsFromAGraphOfAFixedLength() {
    TinyBundles.write(dir, "m", "1", tiny().fixedColumns(12));

    try (LoadedModel loaded = ModelBundle.open(dir).openModel(SessionOptions.DEFAULT)) {
      assertThat(loaded.limits()).isEqualTo(new Limits(12, 1));
    }
  }

  @Test
  void refusesAGraphThatDeclaresAnotherNumberOfLabels() {
    float[][] threeLabels = new float[22][3];
    TinyBundles.write(dir, "m", "1", new TinyClassifier(threeLabels));

    assertRefused(
        "output 'logits' of head 'sentiment' (text-classification) has 3 labels, the bundle names 2; both must match.");
  }

  @Test
  void refusesAGraphThatAnswersWithAnotherNumberOfLabels() {
    float[][] threeLabels = new float[22][3];
    TinyBundles.write(dir, "m", "1", new TinyClassifier(threeLabels).withoutDeclaredLabels());

    assertRefused(
        "output 'logits' of head 'sentiment' (text-classification) has 3 labels, the bundle names 2; both must match.");
  }

  @Test
  void refusesAGraphWithoutTheExpectedInput() {
    TinyBundles.write(dir, "m", "1", tiny().ids("pixel_values", "int64"));

    assertRefused(
        "input 'pixel_values' int64 [?, ?] is none that a text model is fed (ids, mask, types,"
            + " positions, shapes, weights); the graph's inputs are [pixel_values, attention_mask].");
  }

  @Test
  void refusesAGraphThatAnswersForEachToken() throws Exception {
    TinyBundles.sentiment(dir);
    replaceGraph(
        new OnnxFile()
            .input("input_ids", "int64", List.of("b", "s"))
            .floats("table", new long[] {1, 2}, 0, 0)
            .node("Gather", "logits", "table", "input_ids")
            .output("logits", "float", List.of("b", "s", 2))
            .toBytes());

    assertRefused(
        "output 'logits' float [?, ?, 2] of head 'sentiment' (text-classification) is of rank 3;"
            + " it must be of rank 2, rows and labels.");
  }

  @Test
  void refusesAGraphThatFailsOnARowOfFullLength() {
    TinyBundles.write(dir, "m", "1", tiny().positions("position_ids", 15));

    assertThatThrownBy(this::open)
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith(
            "Model 'm' 1 in %s: model.onnx opens but does not run on a row of 16 tokens, its"
                + " limit: ",
            dir)
        .hasMessageContaining("out of data bounds");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100})
  void refusesATruncatedGraph(int bytes) throws Exception {
    TinyBundles.sentiment(dir);
    byte[] whole = Files.readAllBytes(dir.resolve("model.onnx"));
    replaceGraph(Arrays.copyOf(whole, bytes));

    assertThatThrownBy(this::open)
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith("Model 'm' 1 in %s: the ONNX runtime cannot open model.onnx: ", dir)
        .hasMessageNotContaining("\n");
  }

  private void replaceGraph(byte[] graph) throws Exception {
    Files.write(dir.resolve("model.onnx"), graph);
    BundleWriter.seal(dir, BundleManifest.of("m", "1", "text-classification").withLimits(16, 4));
  }

  private void assertRefused(String why) {
    assertThatThrownBy(this::open)
        .isInstanceOf(BundleException.class)
        .hasMessage("Model 'm' 1 in %s: %s", dir, why);
  }

  private void open() {
    ModelBundle.open(dir).openModel(SessionOptions.DEFAULT).close();
  }

  private static TinyClassifier tiny() {
    return new TinyClassifier(TinyBundles.table(1));
  }

  private static int[] row(String... words) {
    int[] row = new int[words.length + 2];
    row[0] = TinyBundles.id("[CLS]");
    for (int i = 0; i < words.length; i++) {
      row[i + 1] = TinyBundles.id(words[i]);
    }
    row[words.length + 1] = TinyBundles.id("[SEP]");
    return row;
  }
}
