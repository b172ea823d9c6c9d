package io.rhema.training.graph.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.bundle.Precision;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.OrtRun;
import io.rhema.training.graph.quantize.QuantizeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BundleRewriteTest {

  private static final long[][] ROWS = {{2, 4, 3}, {2, 1100, 5, 7, 3}};

  @TempDir Path folder;

  private Path trained;
  private Path int8;

  @BeforeEach
  void writeTrainedBundle() throws IOException {
    trained = TinyBundle.write(folder.resolve("trained"));
    int8 = folder.resolve("served/1");
  }

  @Test
  void anInt8BundleIsSealedAndSaysWhatItIs() throws IOException {
    BundleQuantizer.Result result =
        BundleQuantizer.quantize(trained, int8, QuantizeOptions.defaults());

    assertThat(result.quantised().matrices()).containsExactly("weight");
    assertThat(result.quantised().embeddings()).containsExactly("table");
    ModelBundle bundle = ModelBundle.open(int8);
    BundleManifest manifest = bundle.manifest().orElseThrow();
    assertThat(manifest.precision()).isEqualTo(Precision.INT8);
    assertThat(manifest.provenance().seed()).isEqualTo(7);
    assertThat(manifest.provenance().metrics()).containsEntry("accuracy fp32", 0.5);
    assertThat(int8.resolve("MODEL_CARD.md"))
        .content()
        .startsWith("# tiny 1\n")
        .contains("one scale for each token", "Weight matrices: 1,");
    assertThat(int8.resolve("vocab.txt")).hasSameTextualContentAs(trained.resolve("vocab.txt"));
    assertThat(folder.resolve("served")).isDirectoryNotContaining("glob:**/.*");
    assertCloseToTrained(int8, 0.02f);
  }

  @Test
  void textsFixTheScales() throws IOException {
    BundleQuantizer.quantize(
        trained,
        int8,
        QuantizeOptions.defaults(),
        List.of("a text", "another text, longer than its model reads at once", ""));

    assertThat(int8.resolve("MODEL_CARD.md")).content().contains("fixed by what texts showed");
    assertThat(OnnxGraph.load(int8.resolve("model.onnx")).nodes())
        .extracting(NodeProto::getOpType)
        .contains("QuantizeLinear")
        .doesNotContain("ReduceMax");
    assertCloseToTrained(int8, 0.02f);
  }

  @ParameterizedTest
  @EnumSource(
      value = Precision.class,
      names = {"FP32", "FP16"})
  void aFloatBundleIsRebuiltFromAnInt8One(Precision precision) throws IOException {
    BundleQuantizer.quantize(trained, int8, QuantizeOptions.defaults());
    Path rebuilt = folder.resolve("rebuilt");

    assertThat(BundleConverter.convert(int8, rebuilt, precision)).isEqualTo(2);

    assertThat(ModelBundle.open(rebuilt).manifest().orElseThrow().precision()).isEqualTo(precision);
    assertThat(rebuilt.resolve("MODEL_CARD.md")).content().contains("Rebuilt in fp");
    assertCloseToTrained(rebuilt, 0.02f);
  }

  @Test
  void anInt8BundleCannotBeQuantisedAgain() throws IOException {
    BundleQuantizer.quantize(trained, int8, QuantizeOptions.defaults());
    Path again = folder.resolve("again");
    assertThatThrownBy(() -> BundleQuantizer.quantize(int8, again, QuantizeOptions.defaults()))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("no float weights to quantise (precision INT8)");
    assertThat(again).doesNotExist();
  }

  @Test
  void anotherModelIsNeverOverwritten() throws IOException {
    Path taken = Files.createDirectories(folder.resolve("taken"));
    Files.writeString(taken.resolve("precious"), "x");
    assertThatThrownBy(() -> BundleQuantizer.quantize(trained, taken, QuantizeOptions.defaults()))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("already exists");
    assertThatThrownBy(() -> BundleConverter.convert(trained, trained, Precision.FP32))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("already exists");
    assertThat(taken).isDirectoryContaining("glob:**/precious");
  }

  @Test
  void aBundleThatWasTamperedWithIsRefused() throws IOException {
    Files.writeString(trained.resolve("vocab.txt"), "other\n");
    assertThatThrownBy(() -> BundleQuantizer.quantize(trained, int8, QuantizeOptions.defaults()))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("vocab.txt");
    assertThat(int8).doesNotExist();
  }

  @Test
  void figuresGoIntoManifestAndCard() throws IOException {
    BundleQuantizer.quantize(trained, int8, QuantizeOptions.defaults());
    BundleMetrics.add(int8, Map.of("made up accuracy int8", 0.75));
    assertThat(ModelBundle.open(int8).manifest().orElseThrow().provenance().metrics())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("accuracy fp32", 0.5, "made up accuracy int8", 0.75));
    assertThat(int8.resolve("MODEL_CARD.md"))
        .content()
        .contains("| made up accuracy int8 | 0.7500 |");
  }

  private void assertCloseToTrained(Path bundle, float difference) throws IOException {
    float[][] expected = OrtRun.once(OnnxGraph.load(trained.resolve("model.onnx")), ROWS);
    float[][] actual = OrtRun.once(OnnxGraph.load(bundle.resolve("model.onnx")), ROWS);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).containsExactly(expected[i], within(difference));
    }
  }
}
