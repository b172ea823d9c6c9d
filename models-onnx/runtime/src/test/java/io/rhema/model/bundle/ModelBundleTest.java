package io.rhema.model.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import io.rhema.model.testing.TinyBundles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelBundleTest {
  @TempDir Path root;

  private Path dir;

  @BeforeEach
  void writeBundle() {
    dir = TinyBundles.sentiment(root.resolve("sentiment"), "sentiment", "1");
  }

  @Test
  void readsWhatABundleSaysAboutItself() {
    ModelBundle bundle = ModelBundle.open(dir);

    assertThat(bundle.id()).isEqualTo(new ModelId("sentiment", "1"));
    assertThat(bundle.heads())
        .containsExactly(
            new Head(
                "sentiment",
                new Classification(List.of("negative", "positive"), Activation.SOFTMAX),
                null));
    assertThat(bundle.limits()).isEqualTo(new Limits(16, 4));
    assertThat(bundle.tokenizer()).isEqualTo(dir.resolve("vocab.txt"));
    assertThat(bundle.content())
        .isEqualTo(bundle.manifest().orElseThrow().files().get("model.onnx").sha256());
  }

  @Test
  void readsAFolderThatSomebodyElseExported() throws Exception {
    ModelBundle sealed = ModelBundle.open(dir);
    Files.delete(dir.resolve("rhema.json"));

    ModelBundle bundle = ModelBundle.open(dir);

    assertThat(bundle.id()).isEqualTo(new ModelId("sentiment", "unversioned"));
    assertThat(bundle.heads()).isEqualTo(sealed.heads());
    assertThat(bundle.content()).isEqualTo(sealed.content());
    assertThat(bundle.limits()).isEqualTo(new Limits(512, 64));
    assertThat(bundle.manifest()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "sentiment/3, sentiment, 3",
    "sentiment/v2, sentiment, v2",
    "sentiment/1.0-beta, sentiment, 1.0-beta",
    "models/distilbert-base, distilbert-base, unversioned",
  })
  void takesNameAndVersionFromTheFolder(String folder, String name, String version)
      throws IOException {
    Path bundle = root.resolve("all").resolve(folder);
    TinyBundles.sentiment(bundle, null, null);

    assertThat(ModelBundle.open(bundle).id()).isEqualTo(new ModelId(name, version));
  }

  @Test
  void manifestOverrulesTheFolder() {
    Path bundle = TinyBundles.sentiment(root.resolve("a/7"), "sentiment", "8");

    assertThat(ModelBundle.open(bundle).id()).isEqualTo(new ModelId("sentiment", "8"));
  }

  @Test
  void refusesAFolderThatIsNotThere() {
    assertThatThrownBy(() -> ModelBundle.open(root.resolve("none")))
        .isInstanceOf(BundleException.class)
        .hasMessage(
            "%s is not a folder; a model bundle is a folder with model.onnx, config.json and a"
                + " tokenizer.",
            root.resolve("none"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"config.json", "tokenizer_config.json"})
  void refusesABundleThatLacksAFile(String file) throws Exception {
    Files.delete(dir.resolve(file));

    assertRefused(file + " is missing; every bundle has it.");
  }

  @Test
  void refusesABundleWithoutGraph() throws Exception {
    Files.delete(dir.resolve("model.onnx"));

    assertRefused(
        "model.onnx is missing; every bundle has it, or encoder_model.onnx and a decoder.");
  }

  @Test
  void refusesABundleWithoutTokenizer() throws Exception {
    Files.delete(dir.resolve("vocab.txt"));

    assertRefused(
        "tokenizer.json, vocab.txt, source.spm and analyzer.json are missing; every bundle has one of them.");
  }

  @Test
  void refusesAFileOfAnotherLength() throws Exception {
    long sealed = Files.size(dir.resolve("vocab.txt"));
    Files.writeString(dir.resolve("vocab.txt"), "[PAD]\n");

    assertRefused(
        "vocab.txt has 6 bytes, rhema.json names %d; the file is not the one that was sealed."
            .formatted(sealed));
  }

  @Test
  void refusesAFileWithAnotherChecksum() throws Exception {
    byte[] graph = Files.readAllBytes(dir.resolve("model.onnx"));
    graph[graph.length - 1] ^= 1;
    Files.write(dir.resolve("model.onnx"), graph);

    assertThatThrownBy(() -> ModelBundle.open(dir))
        .isInstanceOf(BundleException.class)
        .hasMessageStartingWith("Model 'sentiment' 1 in %s: model.onnx has SHA-256 ", dir)
        .hasMessageEndingWith("; the file is not the one that was sealed.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../outside.txt",
        "/etc/hostname",
        "a/../../outside.txt",
        "",
        "a\\b",
        "./model.onnx"
      })
  void refusesAManifestThatLooksOutsideTheBundle(String path) throws Exception {
    BundleManifest manifest = ModelBundle.open(dir).manifest().orElseThrow();
    Map<String, FileDigest> files = new TreeMap<>(manifest.files());
    files.put(path, files.get("model.onnx"));
    ManifestFile.write(manifest.withFiles(files), dir.resolve("rhema.json"));

    assertRefused(
        "rhema.json lists the file '%s'; it must be a path inside the bundle.".formatted(path));
  }

  @Test
  void refusesAManifestWithoutTheGraphsChecksum() throws Exception {
    BundleManifest manifest = ModelBundle.open(dir).manifest().orElseThrow();
    ManifestFile.write(manifest.withFiles(Map.of()), dir.resolve("rhema.json"));

    assertRefused("rhema.json lists no checksum for model.onnx; it must list every file.");
  }

  @Test
  void refusesATaskThatIsNotServed() throws Exception {
    BundleWriter.seal(dir, BundleManifest.of("sentiment", "1", "summarization"));

    assertRefused(
        "rhema.json names the task 'summarization'; supported: text-classification,"
            + " token-classification, feature-extraction, translation, keyword-extraction, fill-mask,"
            + " text-generation.");
  }

  @Test
  void refusesMoreTokensThanTheModelCanNumber() throws Exception {
    BundleWriter.seal(
        dir, BundleManifest.of("sentiment", "1", "text-classification").withLimits(513, 0));

    assertRefused(
        "rhema.json names maxTokens 513, config.json max_position_embeddings 512; the first must"
            + " not exceed the second.");
  }

  @Test
  void refusesAnOverlapOfMoreThanHalfARow() throws Exception {
    BundleWriter.seal(
        dir, BundleManifest.of("sentiment", "1", "text-classification").withLimits(64, 40));

    assertRefused(
        "rhema.json: maxTokens is 64 and overlap 40; maxTokens must be positive and overlap at"
            + " most half of it.");
  }

  private void assertRefused(String why) {
    assertThatThrownBy(() -> ModelBundle.open(dir))
        .isInstanceOf(BundleException.class)
        .hasMessage("Model 'sentiment' 1 in %s: %s", dir, why);
  }
}
