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

class ShapeFeatureTest {

  private static final String LOGITS = "logits";

  @Test
  void changesNothingUntilItIsTrained() {
    OnnxGraph graph = tagger();
    float[][] expected = run(graph, 0);

    ShapeFeature.attach(graph, MiniLm.HIDDEN);

    assertThat(graph.inputs()).extracting(ValueInfoProto::getName).contains(ShapeFeature.INPUT);
    assertThat(graph.initializer(ShapeFeature.TABLE).orElseThrow().getDimsList())
        .containsExactly(8L, (long) MiniLm.HIDDEN);
    assertThat(run(graph, 7)).isDeepEqualTo(expected);
  }

  @Test
  void aTrainedTableTellsTheShapesOfWordsApart() {
    OnnxGraph graph = tagger();
    ShapeFeature.attach(graph, MiniLm.HIDDEN);
    float[] table = new float[8 * MiniLm.HIDDEN];
    Arrays.fill(table, MiniLm.HIDDEN, MiniLm.HIDDEN + 20, 0.5f);
    graph.put(Tensors.ofFloats(ShapeFeature.TABLE, table, 8, MiniLm.HIDDEN));

    assertThat(run(graph, 2)).isDeepEqualTo(run(graph, 0));
    assertThat(run(graph, 1)[0][0]).isNotCloseTo(run(graph, 0)[0][0], within(1e-4f));
  }

  @Test
  void everythingIsFusedAsBefore() {
    OnnxGraph graph = tagger();
    ShapeFeature.attach(graph, MiniLm.HIDDEN);
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

    ShapeFeature.attach(graph, MiniLm.HIDDEN);

    assertThat(run(graph, 7)).isDeepEqualTo(expected);
  }

  @Test
  void aNormalisationThatIsOneOperatorWillDo() {
    GraphBuilder b = embeddings(17);
    String scale = b.floats("scale", new float[] {1, 1}, 2);
    b.into("", "LayerNormalization", "y", List.of("sum", scale, scale), List.of("y"));
    b.output("y", DataType.FLOAT, "batch", "tokens", 2);

    ShapeFeature.attach(b.graph(), 2);

    float[] table = new float[16];
    table[10] = 5;
    b.graph().put(Tensors.ofFloats(ShapeFeature.TABLE, table, 8, 2));
    try (OrtRun run = new OrtRun(b.graph())) {
      // The embeddings of both tokens rise from left to right; an attached word in title case turns
      // that round.
      assertThat(run.rows(new long[][] {{1, 1}}, 2, new long[][] {{0, 5}}, "y")[0])
          .containsExactly(new float[] {0, 2, 2, 0}, within(0.01f));
    }
  }

  @Test
  void anEncoderThatDoesNotNormaliseItsEmbeddingsIsRefused() {
    GraphBuilder b = embeddings(17);
    b.into("", "Tanh", "y", List.of("sum"), List.of("y"));
    b.output("y", DataType.FLOAT, "batch", "tokens", 2);

    assertThatThrownBy(() -> ShapeFeature.attach(b.graph(), 2))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("'sum' is read by [Tanh]");
  }

  @Test
  void anEncoderOfAnotherWidthIsRefused() {
    assertThatThrownBy(() -> ShapeFeature.attach(MiniLm.graph(), 100))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("no table of width 100");
  }

  @Test
  void theInputIsAddedOnce() {
    OnnxGraph graph = MiniLm.graph();
    ShapeFeature.attach(graph, MiniLm.HIDDEN);

    assertThatThrownBy(() -> ShapeFeature.attach(graph, MiniLm.HIDDEN))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("already has an input 'shape_ids'");
  }

  private static OnnxGraph tagger() {
    OnnxGraph graph = MiniLm.graph();
    TokenHead.attach(graph, LOGITS, MiniLm.HIDDEN, 3, 7);
    return graph;
  }

  /** Every token but the special ones has one shape. */
  private static float[][] run(OnnxGraph graph, long shape) {
    long[][] rows = MiniLm.sentences();
    long[][] shapes = new long[rows.length][];
    Arrays.setAll(
        shapes,
        i -> Arrays.stream(rows[i]).map(id -> id == 101 || id == 102 ? 0 : shape).toArray());
    try (OrtRun run = new OrtRun(graph)) {
      return run.rows(rows, 14, shapes, LOGITS);
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
