package io.rhema.training.graph.fuse;

import static io.rhema.training.graph.Attributes.of;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.OrtRun;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas that newer operator sets have operators for, or write with inputs for attributes. */
class NewSpellingsTest {

  private static final int WIDTH = 4;
  private static final long[][] ROWS = {{0, 1, 2}, {2, 1, 0}};

  private final Random random = new Random(5);

  @Test
  void layerNormalizationIsFusedLikeItsFormula() {
    GraphBuilder b = encoder(17);
    String first = norm(b, "first", "rows", of("epsilon", 1e-3f));
    String second = norm(b, "second", b.op("Add", "sum", List.of(first, linear(b, first))));
    output(b, norm(b, "third", b.op("Add", "sum", List.of(linear(b, second), second))));
    float[][] expected = OrtRun.once(b.graph(), ROWS);

    assertThat(Fuse.apply(b.graph())).isEqualTo(new FusionReport(0, 2, 0));

    assertThat(b.graph().nodes("LayerNormalization")).as("of the embeddings").hasSize(1);
    assertAnswers(b.graph(), expected);
  }

  @Test
  void epsilonIsTheNodesOwn() {
    GraphBuilder b = encoder(17);
    String first = norm(b, "first", "rows");
    String sum = b.op("Add", "sum", List.of(first, linear(b, first)));
    output(b, norm(b, "second", sum, of("epsilon", 0.5f)));
    float[][] expected = OrtRun.once(b.graph(), ROWS);

    assertThat(Fuse.apply(b.graph()).skipLayerNorms()).isEqualTo(1);

    assertAnswers(b.graph(), expected);
  }

  @Test
  void aNormalisationOfSeveralAxesIsLeft() {
    GraphBuilder b = encoder(17);
    String first = norm(b, "first", "rows");
    String sum = b.op("Add", "sum", List.of(first, linear(b, first)));
    String scale = b.floats("scale", new float[] {2}, 1);
    output(b, b.op("LayerNormalization", "y", List.of(sum, scale, scale), of("axis", -2)));

    assertThat(Fuse.apply(b.graph()).skipLayerNorms()).isZero();
  }

  @ParameterizedTest
  @ValueSource(longs = {17, 18, 20})
  void whatIsSpelledOutIsFusedAgain(long opset) {
    GraphBuilder b = encoder(opset);
    String first = norm(b, "first", "rows");
    String sum = b.op("Add", "sum", List.of(first, linear(b, first)));
    output(b, norm(b, "second", sum));
    float[][] expected = OrtRun.once(b.graph(), ROWS);
    Fuse.apply(b.graph());

    assertThat(Unfuse.apply(b.graph())).isEqualTo(new FusionReport(0, 1, 0));
    assertAnswers(b.graph(), expected);
    assertThat(Fuse.apply(b.graph())).isEqualTo(new FusionReport(0, 1, 0));

    assertAnswers(b.graph(), expected);
  }

  @Test
  void geluIsFusedWithItsBias() {
    GraphBuilder b = encoder(20);
    output(b, b.op("Gelu", "y", List.of(linear(b, "rows"))));
    float[][] expected = OrtRun.once(b.graph(), ROWS);

    assertThat(Fuse.apply(b.graph())).isEqualTo(new FusionReport(0, 0, 1));

    assertAnswers(b.graph(), expected);
  }

  @Test
  void anApproximateGeluIsLeft() {
    GraphBuilder b = encoder(20);
    output(b, b.op("Gelu", "y", List.of(linear(b, "rows")), of("approximate", "tanh")));

    assertThat(Fuse.apply(b.graph()).total()).isZero();
  }

  private GraphBuilder encoder(long opset) {
    GraphBuilder b = GraphBuilder.create("encoder", opset);
    String ids = b.input("input_ids", DataType.INT64, "batch", "tokens");
    b.into("", "Gather", "rows", List.of(noise(b, "table", 3, WIDTH), ids), List.of("rows"));
    return b;
  }

  private String linear(GraphBuilder b, String x) {
    String product = b.op("MatMul", "product", List.of(x, noise(b, "weight", WIDTH, WIDTH)));
    return b.op("Add", "linear", List.of(noise(b, "bias", WIDTH), product));
  }

  private String norm(GraphBuilder b, String name, String x, AttributeProto... attributes) {
    List<String> inputs = List.of(x, noise(b, "scale", WIDTH), noise(b, "shift", WIDTH));
    return b.op("LayerNormalization", name, inputs, attributes);
  }

  private String noise(GraphBuilder b, String name, long... dims) {
    int size = 1;
    for (long dim : dims) {
      size *= (int) dim;
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return b.floats(name, values, dims);
  }

  private static void output(GraphBuilder b, String value) {
    b.output(value, DataType.FLOAT, "batch", "tokens", WIDTH);
  }

  private static void assertAnswers(OnnxGraph graph, float[][] expected) {
    float[][] actual = OrtRun.once(graph, ROWS);
    for (int i = 0; i < expected.length; i++) {
      assertThat(actual[i]).containsExactly(expected[i], within(1e-5f));
    }
  }
}
