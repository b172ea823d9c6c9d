package io.rhema.training.graph.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.ClassificationHead;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.MiniLm;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.OrtRun;
import io.rhema.training.graph.Similarity;
import io.rhema.training.graph.Tensors;
import io.rhema.training.graph.fuse.Fuse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizeTest {

  private static final QuantizeOptions OPTIONS = QuantizeOptions.defaults();

  private static OnnxGraph fused;
  private static ChannelMagnitudes magnitudes;
  private static ChannelMagnitudes seen;
  private static float[][] expected;

  @BeforeAll
  static void fuseAndMeasureBaseEncoder() throws IOException {
    fused = MiniLm.pooled();
    expected = OrtRun.once(fused, MiniLm.sentences());
    Fuse.apply(fused);
    magnitudes = Calibration.normalised(fused, MiniLm.randomRows());
    seen = Calibration.all(fused, MiniLm.sentenceRows());
  }

  @ParameterizedTest
  @CsvSource({
    "TOKEN, false, 0.99",
    "TOKEN, true, 0.99",
    "BATCH, false, 0.97",
    "BATCH, true, 0.97",
    "FIXED, false, 0.98"
  })
  void staysCloseToTheFloatModel(ActivationScale scale, boolean reduceRange, double cosine) {
    OnnxGraph graph = OnnxGraph.of(fused.toModel());
    Quantize.apply(graph, OPTIONS.with(scale).withReduceRange(reduceRange), magnitudes, seen);
    try (OrtRun run = new OrtRun(graph)) {
      float[][] together = run.rows(MiniLm.sentences());
      for (int i = 0; i < expected.length; i++) {
        assertThat(Similarity.cosine(together[i], expected[i])).isGreaterThan(cosine);
        float[] alone = run.rows(new long[][] {MiniLm.sentences()[i]})[0];
        assertThat(Similarity.cosine(alone, expected[i])).isGreaterThan(cosine);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BATCH")
  void otherScalesMakeARowIndependentOfItsBatchAndPadding(ActivationScale scale) {
    OnnxGraph graph = OnnxGraph.of(fused.toModel());
    Quantize.apply(graph, OPTIONS.with(scale), magnitudes, seen);
    try (OrtRun run = new OrtRun(graph)) {
      float[][] together = run.rows(MiniLm.sentences(), 64);
      for (int i = 0; i < expected.length; i++) {
        float[] alone = run.rows(new long[][] {MiniLm.sentences()[i]})[0];
        assertThat(together[i]).containsExactly(alone, within(1e-4f));
      }
    }
  }

  @Test
  void onlyWhatAGeluMakesIsMeasuredWhileAModelWithFixedScalesRuns() {
    OnnxGraph graph = OnnxGraph.of(fused.toModel());
    Quantize.apply(graph, OPTIONS.with(ActivationScale.FIXED), magnitudes, seen);
    assertThat(graph.nodes("QuantizeLinear")).hasSize(4 * 6);
    assertThat(graph.nodes("ReduceMax"))
        .hasSize(6)
        .allSatisfy(
            largest ->
                assertThat(graph.producer(largest.getInput(0)).orElseThrow().getOpType())
                    .isEqualTo("BiasGelu"));
  }

  @Test
  void whatWasNotMeasuredHasAScaleForEachToken() {
    OnnxGraph fixed = OnnxGraph.of(fused.toModel());
    Quantize.apply(fixed, OPTIONS.with(ActivationScale.FIXED), magnitudes, ChannelMagnitudes.NONE);
    OnnxGraph perToken = OnnxGraph.of(fused.toModel());
    Quantize.apply(perToken, OPTIONS, magnitudes, ChannelMagnitudes.NONE);
    assertThat(fixed.toBytes()).isEqualTo(perToken.toBytes());
  }

  @Test
  void balancingBringsTheResultCloser() {
    OnnxGraph balanced = OnnxGraph.of(fused.toModel());
    Quantize.apply(balanced, OPTIONS, magnitudes, ChannelMagnitudes.NONE);
    OnnxGraph plain = OnnxGraph.of(fused.toModel());
    Quantize.apply(plain, OPTIONS);
    assertThat(error(balanced)).isLessThan(error(plain) / 2);
  }

  /** One minus the mean cosine to what the float model answers. */
  private static double error(OnnxGraph graph) {
    float[][] answers = OrtRun.once(graph, MiniLm.sentences());
    double sum = 0;
    for (int i = 0; i < answers.length; i++) {
      sum += 1 - Similarity.cosine(answers[i], expected[i]);
    }
    return sum / answers.length;
  }

  @Test
  void quantisesAllLayersAndTheWordEmbeddings() {
    OnnxGraph graph = OnnxGraph.of(fused.toModel());
    QuantizeReport report = Quantize.apply(graph, OPTIONS, magnitudes, ChannelMagnitudes.NONE);
    assertThat(report.matrices()).hasSize(36);
    assertThat(report.embeddings()).containsExactly("embeddings.word_embeddings.weight");
    assertThat(report.keptFloat()).containsExactly(ClassificationHead.WEIGHT);
    assertThat(graph.toBytes().length).as("fits where bundles live").isLessThan(25_000_000);
    assertThat(graph.nodes()).extracting(NodeProto::getName).doesNotHaveDuplicates();
    assertThat(graph.nodes("QuantizeLinear"))
        .as("query, key and value share what they read")
        .hasSize(4 * 6);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 13, 18})
  void aTokenOfZerosGivesZeros(long opset) {
    OnnxGraph graph = tinyProduct(opset);
    Quantize.apply(graph, OPTIONS);
    assertThat(OrtRun.once(graph, new long[][] {{0, 1, 2}})[0])
        .containsExactly(new float[] {0, 0, -2, 4, 20, 2}, within(0.2f));
  }

  @Test
  void whatIsToStayFloatStaysFloat() {
    OnnxGraph graph = tinyProduct(11);
    byte[] before = graph.toBytes();
    QuantizeReport report =
        Quantize.apply(graph, new QuantizeOptions(ActivationScale.TOKEN, false, Set.of("weight")));
    assertThat(report.matrices()).isEmpty();
    assertThat(report.keptFloat()).containsExactly("weight");
    assertThat(graph.toBytes()).isEqualTo(before);
  }

  @Test
  void aGraphWithoutConstantWeightsSurvives() {
    GraphBuilder b = GraphBuilder.create("test", 11);
    String x = b.input("input_ids", DataType.FLOAT, "n", "n");
    b.into("", "MatMul", "square", List.of(x, x), List.of("y"));
    b.output("y", DataType.FLOAT, "n", "n");
    byte[] before = b.graph().toBytes();
    assertThat(Fuse.apply(b.graph()).total()).isZero();
    assertThat(Quantize.apply(b.graph(), OPTIONS).matrices()).isEmpty();
    assertThat(b.graph().toBytes()).isEqualTo(before);
  }

  @Test
  void reducedRangeUsesSevenBits() {
    OnnxGraph graph = tinyProduct(11);
    Quantize.apply(graph, OPTIONS.withReduceRange(true));
    byte[] values = Tensors.bytes(graph.initializer("weight.int8").orElseThrow());
    assertThat(values).containsExactly(31, -63, 63, 6);
  }

  @Test
  void refusesAnOldOperatorSet() {
    assertThatThrownBy(() -> Quantize.apply(tinyProduct(9), OPTIONS))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("operator set 9");
  }

  /** Rows (0, 0), (-2, 0) and (0, 10) by id, times a matrix of 2 by 2. */
  private static OnnxGraph tinyProduct(long opset) {
    GraphBuilder b = GraphBuilder.create("tiny", opset);
    String ids = b.input("input_ids", DataType.INT64, "batch", "tokens");
    String table = b.floats("table", new float[] {0, 0, -2, 0, 0, 10}, 3, 2);
    String x = b.op("Gather", "x", List.of(table, ids));
    String weight = b.floats("weight", new float[] {1, -2, 2, 0.2f}, 2, 2);
    b.into("", "MatMul", "y", List.of(x, weight), List.of("y"));
    b.output("y", DataType.FLOAT, "batch", "tokens", 2);
    return b.graph();
  }
}
