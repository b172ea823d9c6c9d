package io.rhema.training.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.rhema.training.graph.fuse.Fuse;
import io.rhema.training.graph.fuse.FusionReport;
import io.rhema.training.graph.fuse.Unfuse;
import io.rhema.training.graph.quantize.Dequantize;
import io.rhema.training.graph.quantize.Quantize;
import io.rhema.training.graph.quantize.QuantizeOptions;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseFeatureTest {

  private static final String LOGITS = "logits";

  @Test
  void changesNothingUntilItIsTrained() {
    OnnxGraph graph = tagger();
    float[][] expected = run(graph, 0);

    CaseFeature.attach(graph, MiniLm.HIDDEN);

    assertThat(graph.inputs()).extracting(ValueInfoProto::getName).contains(CaseFeature.INPUT);
    assertThat(graph.initializer(CaseFeature.TABLE).orElseThrow().getDimsList())
        .containsExactly(4L, (long) MiniLm.HIDDEN);
    assertThat(run(graph, 3)).isDeepEqualTo(expected);
  }

  @Test
  void aTrainedTableTellsTheCasesOfTokensApart() {
    OnnxGraph graph = tagger();
    CaseFeature.attach(graph, MiniLm.HIDDEN);
    float[] table = new float[4 * MiniLm.HIDDEN];
    Arrays.fill(table, MiniLm.HIDDEN, MiniLm.HIDDEN + 20, 0.5f);
    graph.put(Tensors.ofFloats(CaseFeature.TABLE, table, 4, MiniLm.HIDDEN));

    assertThat(run(graph, 2)).isDeepEqualTo(run(graph, 0));
    assertThat(run(graph, 1)[0][0]).isNotCloseTo(run(graph, 0)[0][0], within(1e-4f));
  }

  @Test
  void everythingIsFusedAsBefore() {
    OnnxGraph graph = tagger();
    CaseFeature.attach(graph, MiniLm.HIDDEN);
    float[][] expected = run(graph, 1);

    assertThat(Fuse.apply(graph)).isEqualTo(new FusionReport(6, 12, 6));

    float[][] fused = run(graph, 1);
    for (int i = 0; i < fused.length; i++) {
      int real = MiniLm.sentences()[i].length * 3;
      assertThat(Arrays.copyOf(fused[i], real))
          .containsExactly(Arrays.copyOf(expected[i], real), within(1e-5f));
    }
  }

  @Test
  void canBeAddedToAnEncoderThatWasServedAsInt8() {
    OnnxGraph graph = tagger();
    Fuse.apply(graph);
    Quantize.apply(graph, QuantizeOptions.defaults());
    Dequantize.apply(graph);
    Unfuse.apply(graph);
    float[][] expected = run(graph, 0);

    CaseFeature.attach(graph, MiniLm.HIDDEN);

    assertThat(run(graph, 3)).isDeepEqualTo(expected);
  }

  @Test
  void aNormalisationThatIsOneOperatorWillDo() {
    GraphBuilder b = embeddings(17);
    String scale = b.floats("scale", new float[] {1, 1}, 2);
    b.into("", "LayerNormalization", "y", List.of("sum", scale, scale), List.of("y"));
    b.output("y", DataType.FLOAT, "batch", "tokens", 2);

    CaseFeature.attach(b.graph(), 2);

    float[] table = {0, 0, 5, 0, 0, 0, 0, 0};
    b.graph().put(Tensors.ofFloats(CaseFeature.TABLE, table, 4, 2));
    try (OrtRun run = new OrtRun(b.graph())) {
      // The embeddings of both tokens rise from left to right; title case turns that round.
      assertThat(run.rows(new long[][] {{1, 1}}, 2, new long[][] {{0, 1}}, "y")[0])
          .containsExactly(new float[] {0, 2, 2, 0}, within(0.01f));
    }
  }

  @Test
  void anEncoderThatDoesNotNormaliseItsEmbeddingsIsRefused() {
    GraphBuilder b = embeddings(17);
    b.into("", "Tanh", "y", List.of("sum"), List.of("y"));
    b.output("y", DataType.FLOAT, "batch", "tokens", 2);

    assertThatThrownBy(() -> CaseFeature.attach(b.graph(), 2))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("'sum' is read by [Tanh]");
  }

  @Test
  void anEncoderOfAnotherWidthIsRefused() {
    assertThatThrownBy(() -> CaseFeature.attach(MiniLm.graph(), 100))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("no table of width 100");
  }

  @Test
  void theInputIsAddedOnce() {
    OnnxGraph graph = MiniLm.graph();
    CaseFeature.attach(graph, MiniLm.HIDDEN);

    assertThatThrownBy(() -> CaseFeature.attach(graph, MiniLm.HIDDEN))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("already has an input 'case_ids'");
  }

  private static OnnxGraph tagger() {
    OnnxGraph graph = MiniLm.graph();
    TokenHead.attach(graph, LOGITS, MiniLm.HIDDEN, 3, 7);
    return graph;
  }

  /** Every token but the special ones has one letter case. */
  private static float[][] run(OnnxGraph graph, long letterCase) {
    long[][] rows = MiniLm.sentences();
    long[][] cases = new long[rows.length][];
    Arrays.setAll(
        cases,
        i -> Arrays.stream(rows[i]).map(id -> id == 101 || id == 102 ? 0 : letterCase).toArray());
    try (OrtRun run = new OrtRun(graph)) {
      return run.rows(rows, 14, cases, LOGITS);
    }
  }

  /** Word and position embeddings, the latter of one row for all. */
  private static GraphBuilder embeddings(long opset) {
    GraphBuilder b = GraphBuilder.create("embeddings", opset);
    String ids = b.input("input_ids", DataType.INT64, "batch", "tokens");
    String table = b.floats("table", new float[] {-1, 0, 1, 2}, 2, 2);
    String words = b.op("Gather", "words", List.of(table, ids));
    String positions = b.floats("positions", new float[] {0, 0}, 1, 1, 2);
    b.into("", "Add", "sum", List.of(positions, words), List.of("sum"));
    return b;
  }
}
