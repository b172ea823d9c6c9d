package io.rhema.training.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.rhema.training.graph.fuse.Fuse;
import io.rhema.training.graph.fuse.Unfuse;
import io.rhema.training.graph.quantize.Dequantize;
import io.rhema.training.graph.quantize.Quantize;
import io.rhema.training.graph.quantize.QuantizeOptions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenHeadTest {

  private static final String ENTITIES = "entities_logits";
  private static final String SENTIMENT = "sentiment_logits";

  @Test
  void answersLogitsForEachToken() {
    OnnxGraph graph = tinyEncoder(11);
    TokenHead.attach(graph, "logits", 2, 3, 7);
    put(graph, "classifier", new float[] {1, 0, 10, 0, 1, 10}, 0.5f, 0, 0);

    assertThat(graph.outputs())
        .containsExactly(
            GraphBuilder.value("logits", DataType.FLOAT, "batch_size", "sequence_length", 3));
    assertThat(OrtRun.once(graph, new long[][] {{1, 2}}))
        .isDeepEqualTo(new float[][] {{1.5f, -2, -10, 3.5f, -4, -10}});
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twoHeadsReadTheSameEncoder(boolean tokensFirst) {
    OnnxGraph graph = tinyEncoder(13);
    if (tokensFirst) {
      TokenHead.attach(graph, ENTITIES, 2, 2, 7);
      ClassificationHead.attach(graph, SENTIMENT, 2, 2, 8);
    } else {
      ClassificationHead.attach(graph, SENTIMENT, 2, 2, 8);
      TokenHead.attach(graph, ENTITIES, 2, 2, 7);
    }
    put(graph, "entities", new float[] {1, 0, 0, 1}, 0, 0);
    put(graph, "sentiment", new float[] {1, 0, 0, 1}, 10, 20);

    assertThat(graph.outputs())
        .extracting(ValueInfoProto::getName)
        .containsExactlyInAnyOrder(ENTITIES, SENTIMENT);
    assertThat(graph.nodes("Gather")).hasSize(1);
    long[][] rows = {{1, 2}, {2}};
    try (OrtRun run = new OrtRun(graph)) {
      assertThat(run.rows(rows, 2, new long[2][], ENTITIES))
          .isDeepEqualTo(new float[][] {{1, -2, 3, -4}, {3, -4, 1000, 1000}});
      assertThat(run.rows(rows, 2, new long[2][], SENTIMENT))
          .isDeepEqualTo(new float[][] {{12, 17}, {13, 16}});
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHeadJoinsAnotherOnAnEncoderThatWasServedAsInt8(boolean tokensFirst) {
    OnnxGraph graph = MiniLm.graph();
    attach(graph, tokensFirst, 7);
    float[][] expected = OrtRun.once(graph, MiniLm.sentences());
    Fuse.apply(graph);
    Quantize.apply(graph, QuantizeOptions.defaults());
    OnnxGraph read = OnnxGraph.parse(graph.toBytes());
    Dequantize.apply(read);
    Unfuse.apply(read);

    attach(read, !tokensFirst, 8);

    assertThat(read.outputs())
        .extracting(ValueInfoProto::getName)
        .containsExactlyInAnyOrder(ENTITIES, SENTIMENT);
    assertThat(read.nodes("Softmax")).as("one encoder").hasSize(6);
    long[][] rows = MiniLm.sentences();
    try (OrtRun run = new OrtRun(read)) {
      float[][] first = run.rows(rows, 14, new long[5][], tokensFirst ? ENTITIES : SENTIMENT);
      assertThat(Similarity.cosine(first[0], expected[0])).isGreaterThan(0.98);
      float[][] second = run.rows(rows, 14, new long[5][], tokensFirst ? SENTIMENT : ENTITIES);
      assertThat(second).hasDimensions(5, tokensFirst ? 3 : 14 * 3);
    }
  }

  private static void attach(OnnxGraph graph, boolean tokens, long seed) {
    if (tokens) {
      TokenHead.attach(graph, ENTITIES, MiniLm.HIDDEN, 3, seed);
    } else {
      ClassificationHead.attach(graph, SENTIMENT, MiniLm.HIDDEN, 3, seed);
    }
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    OnnxGraph graph = tinyEncoder(11);
    TokenHead.attach(graph, "logits", 2, 3, 7);

    assertThatThrownBy(() -> ClassificationHead.attach(graph, 2, 3, 7))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("already has an output 'logits'");
  }

  @Test
  void anOutputThatIsNoHeadByNameIsRefused() {
    assertThatThrownBy(() -> TokenHead.attach(tinyEncoder(11), "entities", 2, 3, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'entities'");
  }

  @Test
  void aHeadOfAnotherMakeIsNoEncoder() {
    GraphBuilder b = GraphBuilder.create("foreign", 13);
    String ids = b.input("input_ids", DataType.INT64, "batch", "tokens");
    String table = b.floats("table", new float[] {1, 2}, 1, 2);
    b.into("", "Gather", "logits", List.of(table, ids), List.of("logits"));
    b.output("logits", DataType.FLOAT, "batch", "tokens", 2);

    assertThatThrownBy(() -> TokenHead.attach(b.graph(), ENTITIES, 2, 3, 7))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("[logits] are no heads on token vectors of width 2");
  }

  private static void put(OnnxGraph graph, String head, float[] weight, float... bias) {
    graph.put(Tensors.ofFloats(head + ".weight", weight, 2, bias.length));
    graph.put(Tensors.ofFloats(head + ".bias", bias, bias.length));
  }

  /** Token 1 becomes (1, -2), token 2 becomes (3, -4), padding (token 0) something loud. */
  static OnnxGraph tinyEncoder(long opset) {
    GraphBuilder b = GraphBuilder.create("tiny", opset);
    String ids = b.input("input_ids", DataType.INT64, "batch", "tokens");
    b.input("attention_mask", DataType.INT64, "batch", "tokens");
    String table = b.floats("embeddings", new float[] {1000, 1000, 1, -2, 3, -4}, 3, 2);
    b.into("", "Gather", "vectors", List.of(table, ids), List.of("vectors"));
    b.output("vectors", DataType.FLOAT, "batch", "tokens", 2);
    return b.graph();
  }
}
