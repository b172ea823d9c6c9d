package io.rhema.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.rhema.training.engine.Oracle.Feed;
import io.rhema.training.graph.ClassificationHead;
import io.rhema.training.graph.MiniLm;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.ShapeFeature;
import io.rhema.training.graph.TokenHead;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An encoder with word shapes, a tagger and a classifier trains like any other graph. */
class TwoHeadsTest {

  private static final String ENTITIES = "entities_logits";
  private static final String SENTIMENT = "sentiment_logits";

  private static final Map<String, Feed> TWO_TEXTS =
      Map.of(
          "input_ids", Feed.of(new long[] {101, 2023, 2003, 2307, 102, 101, 2053, 102, 0, 0}, 2, 5),
          "attention_mask", Feed.of(new long[] {1, 1, 1, 1, 1, 1, 1, 1, 0, 0}, 2, 5),
          "token_type_ids", Feed.of(new long[10], 2, 5),
          "shape_ids", Feed.of(new long[] {0, 1, 4, 2, 0, 0, 1, 0, 0, 0}, 2, 5));

  private static ModelProto model;

  @BeforeAll
  static void build() {
    OnnxGraph graph = MiniLm.graph();
    ShapeFeature.attach(graph, MiniLm.HIDDEN);
    TokenHead.attach(graph, ENTITIES, MiniLm.HIDDEN, 9, 1);
    ClassificationHead.attach(graph, SENTIMENT, MiniLm.HIDDEN, 2, 2);
    model = graph.toModel();
  }

  @Test
  void bothHeadsGiveTheLogitsOfTheReferenceRuntime() {
    Map<String, float[]> expected = Oracle.referenceOutputs(model, TWO_TEXTS);

    Map<String, float[]> logits = Oracle.libtorchOutputs(new TorchGraph(model), TWO_TEXTS);

    assertThat(logits).containsOnlyKeys(ENTITIES, SENTIMENT);
    logits.forEach(
        (output, values) ->
            assertThat(values).as(output).containsExactly(expected.get(output), within(1e-4f)));
  }

  @Test
  void layersAreRecognisedAsWithoutThem() {
    TorchGraph graph = new TorchGraph(model);

    assertThat(graph.countOf(FusedOps.LAYER_NORM)).isEqualTo(13);
    assertThat(graph.countOf(FusedOps.GELU)).isEqualTo(6);
    assertThat(graph.countOf(FusedOps.LINEAR)).as("two heads included").isEqualTo(38);
    assertThat(graph.countOf(FusedOps.RESIDUAL)).isEqualTo(12);
    assertThat(graph.lazyTables()).containsExactly("embeddings.word_embeddings.weight");
  }

  @Test
  void gradientsReachTheShapesThatOccurAlsoWithLazyRows() {
    TorchGraph graph = new TorchGraph(model);
    Tensor table = graph.parameters().get(ShapeFeature.TABLE).set_requires_grad(true);
    try (PointerScope scope = new PointerScope()) {
      Map<String, Value> feeds = new HashMap<>();
      TWO_TEXTS.forEach((name, f) -> feeds.put(name, new HostValue(f.integers(), f.shape())));
      Tensor logits = graph.run(feeds, new Pass(0.1, new LazyRows())).get(ENTITIES);

      logits.mul(logits).sum().backward();

      float[] gradient = TensorData.toFloats(table.grad());
      assertThat(largest(gradient, 0)).as("lower case").isPositive();
      assertThat(largest(gradient, 1)).as("title case").isPositive();
      assertThat(largest(gradient, 2)).as("upper case").isPositive();
      assertThat(largest(gradient, 3)).as("mixed case, which does not occur").isZero();
      assertThat(largest(gradient, 4)).as("lower case, attached").isPositive();
    }
  }

  private static double largest(float[] gradient, int row) {
    return IntStream.range(row * MiniLm.HIDDEN, (row + 1) * MiniLm.HIDDEN)
        .mapToDouble(i -> Math.abs(gradient[i]))
        .max()
        .orElseThrow();
  }
}
