package io.rhema.training.graph.fuse;

import static io.rhema.training.graph.Attributes.of;
import static io.rhema.training.graph.Attributes.ofInts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.OrtRun;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Attention of three heads of width two, in every combination of the ways to write its parts. */
class AttentionSpellingsTest {

  private static final int HEADS = 3;
  private static final int WIDTH = 6;
  private static final long[][] ROWS = {{0, 1, 2, 1}, {2, 1}};

  enum Scale {
    SCORES_DIVIDED,
    SCORES_MULTIPLIED,
    BOTH_SIDES_MULTIPLIED,
    BOTH_SIDES_BY_SHAPE
  }

  enum Shape {
    HEADS_GIVEN,
    WIDTH_GIVEN,
    PUT_TOGETHER,
    PUT_TOGETHER_WIDTH_GIVEN
  }

  enum Mask {
    PRODUCT,
    WHERE_EXPANDED
  }

  private final Random random = new Random(5);

  static Stream<Arguments> spellings() {
    return Stream.of(Scale.values())
        .flatMap(
            scale ->
                Stream.of(Shape.values())
                    .flatMap(
                        shape ->
                            Stream.of(Mask.values())
                                .map(mask -> Arguments.of(scale, shape, mask))));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void isFusedAndAnswersTheSame(Scale scale, Shape shape, Mask mask) {
    OnnxGraph graph = attention(scale, shape, mask, HEADS);
    float[][] expected = OrtRun.once(graph, ROWS);

    assertThat(Fuse.apply(graph)).isEqualTo(new FusionReport(1, 0, 0));

    assertThat(graph.nodes("Softmax")).isEmpty();
    assertAnswers(graph, expected);
  }

  @Test
  void theNewestSpellingIsWrittenOutInTheOldest() {
    OnnxGraph graph =
        attention(
            Scale.BOTH_SIDES_BY_SHAPE, Shape.PUT_TOGETHER_WIDTH_GIVEN, Mask.WHERE_EXPANDED, HEADS);
    float[][] expected = OrtRun.once(graph, ROWS);
    Fuse.apply(graph);

    assertThat(Unfuse.apply(graph)).isEqualTo(new FusionReport(1, 0, 0));

    assertAnswers(graph, expected);
    assertThat(Fuse.apply(graph)).isEqualTo(new FusionReport(1, 0, 0));
  }

  @Test
  void headsThatDoNotFillTheWidthAreLeft() {
    OnnxGraph graph = attention(Scale.SCORES_DIVIDED, Shape.HEADS_GIVEN, Mask.PRODUCT, 4);

    assertThat(Fuse.apply(graph).total()).isZero();
  }

  private OnnxGraph attention(Scale scale, Shape shape, Mask mask, int heads) {
    GraphBuilder b = GraphBuilder.create("attention", 17);
    String ids = b.input("input_ids", DataType.INT64, "batch", "tokens");
    b.input("attention_mask", DataType.INT64, "batch", "tokens");
    String rows = b.op("Gather", "rows", List.of(noise(b, "table", 3, WIDTH), ids));
    String query = heads(b, rows, "query", shape, heads);
    String key = heads(b, rows, "key", shape, heads);
    String value = heads(b, rows, "value", shape, heads);
    String keys = b.op("Transpose", "keys", List.of(key), ofInts("perm", 0, 1, 3, 2));
    String scores = scores(b, scale, query, keys);
    String masked = b.op("Add", "masked", List.of(scores, mask(b, mask)));
    String weights = b.op("Softmax", "weights", List.of(masked), of("axis", -1));
    String context = b.op("MatMul", "context", List.of(weights, value));
    String joined = b.op("Transpose", "joined", List.of(context), ofInts("perm", 0, 2, 1, 3));
    String whole = b.longs("whole", new long[] {0, -1, WIDTH}, 3);
    b.into("", "Reshape", "y", List.of(joined, whole), List.of("y"));
    b.output("y", DataType.FLOAT, "batch", "tokens", WIDTH);
    return b.graph();
  }

  private String heads(GraphBuilder b, String x, String name, Shape shape, int heads) {
    String product = b.op("MatMul", name, List.of(x, noise(b, name + ".weight", WIDTH, WIDTH)));
    String projection = b.op("Add", name, List.of(noise(b, name + ".bias", WIDTH), product));
    String split = b.op("Reshape", name, List.of(projection, shape(b, x, shape, heads)));
    return b.op("Transpose", name, List.of(split), ofInts("perm", 0, 2, 1, 3));
  }

  private static String shape(GraphBuilder b, String x, Shape shape, int heads) {
    int width = WIDTH / heads;
    return switch (shape) {
      case HEADS_GIVEN -> b.longs("shape", new long[] {0, 0, heads, width}, 4);
      case WIDTH_GIVEN -> b.longs("shape", new long[] {0, 0, -1, width}, 4);
      case PUT_TOGETHER -> putTogether(b, x, -1, heads, width);
      case PUT_TOGETHER_WIDTH_GIVEN -> putTogether(b, x, 0, -1, width);
    };
  }

  private static String putTogether(GraphBuilder b, String x, long... rest) {
    String all = b.op("Shape", "shape", List.of(x));
    String zero = b.longs("zero", new long[] {0}, 1);
    String batch = b.op("Gather", "batch_size", List.of(all, zero));
    return b.op(
        "Concat",
        "shape",
        List.of(
            batch,
            b.longs("tokens", new long[] {rest[0]}, 1),
            b.longs("heads", new long[] {rest[1]}, 1),
            b.longs("width", new long[] {rest[2]}, 1)),
        of("axis", 0));
  }

  private static String scores(GraphBuilder b, Scale scale, String query, String keys) {
    float divisor = (float) Math.sqrt((double) WIDTH / HEADS);
    return switch (scale) {
      case SCORES_DIVIDED ->
          b.op("Div", "scores", List.of(product(b, query, keys), number(b, divisor)));
      case SCORES_MULTIPLIED ->
          b.op("Mul", "scores", List.of(product(b, query, keys), number(b, 1 / divisor)));
      case BOTH_SIDES_MULTIPLIED -> {
        String root = number(b, (float) Math.sqrt(1 / divisor));
        yield product(b, times(b, query, root), times(b, keys, root));
      }
      case BOTH_SIDES_BY_SHAPE -> {
        String factor = byShape(b, query);
        yield product(
            b,
            times(b, query, b.op("Sqrt", "root", List.of(factor))),
            times(b, keys, b.op("Sqrt", "root", List.of(factor))));
      }
    };
  }

  private static String byShape(GraphBuilder b, String query) {
    String last = b.longs("last", new long[] {-1}, 1);
    String end = b.longs("end", new long[] {Long.MAX_VALUE}, 1);
    String width =
        b.op("Slice", "width", List.of(b.op("Shape", "shape", List.of(query)), last, end));
    String root = b.op("Sqrt", "root", List.of(toFloat(b, width)));
    return toFloat(b, b.op("Div", "scale", List.of(number(b, 1), root)));
  }

  private static String mask(GraphBuilder b, Mask mask) {
    String columns = b.unsqueeze("mask", b.unsqueeze("mask", "attention_mask", 1), 2);
    if (mask == Mask.PRODUCT) {
      String padding = b.op("Sub", "padding", List.of(number(b, 1), toFloat(b, columns)));
      return b.op("Mul", "penalties", List.of(padding, number(b, -10_000)));
    }
    String tokens = b.op("Shape", "shape", List.of("attention_mask"));
    String batch = b.op("Gather", "size", List.of(tokens, b.longs("i", new long[] {0}, 1)));
    String length = b.op("Gather", "size", List.of(tokens, b.longs("i", new long[] {1}, 1)));
    String one = b.longs("one", new long[] {1}, 1);
    String size = b.op("Concat", "size", List.of(batch, one, length, length), of("axis", 0));
    String expanded = b.op("Expand", "expanded", List.of(columns, size));
    String padding = b.op("Sub", "padding", List.of(number(b, 1), toFloat(b, expanded)));
    String isPadding = b.op("Cast", "is_padding", List.of(padding), of("to", DataType.BOOL_VALUE));
    return b.op("Where", "penalties", List.of(isPadding, number(b, -Float.MAX_VALUE), padding));
  }

  private static String product(GraphBuilder b, String query, String keys) {
    return b.op("MatMul", "product", List.of(query, keys));
  }

  private static String times(GraphBuilder b, String x, String factor) {
    return b.op("Mul", "scaled", List.of(x, factor));
  }

  private static String toFloat(GraphBuilder b, String x) {
    return b.op("Cast", "float", List.of(x), of("to", DataType.FLOAT_VALUE));
  }

  private static String number(GraphBuilder b, float value) {
    return b.floats("number", new float[] {value});
  }

  private String noise(GraphBuilder b, String name, long... dims) {
    int size = (int) Arrays.stream(dims).reduce(1, (x, y) -> x * y);
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return b.floats(name, values, dims);
  }

  private static void assertAnswers(OnnxGraph graph, float[][] expected) {
    float[][] actual = OrtRun.once(graph, ROWS);
    for (int i = 0; i < expected.length; i++) {
      int real = ROWS[i].length * WIDTH;
      assertThat(Arrays.copyOf(actual[i], real))
          .containsExactly(Arrays.copyOf(expected[i], real), within(1e-5f));
    }
  }
}
