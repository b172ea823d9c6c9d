package io.rhema.training.engine;

import static io.rhema.training.graph.Attributes.of;
import static io.rhema.training.graph.Attributes.ofInts;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.engine.Oracle.Feed;
import io.rhema.training.graph.GraphBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OperatorParityTest {
  private static final Random RANDOM = new Random(7);

  @ParameterizedTest
  @MethodSource("expressions")
  void agreesWithTheReferenceRuntime(long opset, Function<GraphBuilder, String> expression) {
    GraphBuilder b = GraphBuilder.create("expression", opset);
    b.input("x", DataType.FLOAT, 2, 3, 4);
    b.input("ids", DataType.INT64, 2, 3);
    String result = expression.apply(b);
    b.into("", "Identity", "end", List.of(result), List.of("y"));
    b.output("y", DataType.FLOAT);
    var model = b.graph().toModel().toBuilder();
    // The rank differs from case to case and is no part of what is tested.
    model
        .getGraphBuilder()
        .getOutputBuilder(0)
        .getTypeBuilder()
        .getTensorTypeBuilder()
        .clearShape();
    Map<String, Feed> feeds =
        Map.of(
            "x", Feed.of(noise(24), 2, 3, 4),
            "ids", Feed.of(new long[] {4, 0, 2, 2, 1, 4}, 2, 3));

    float[] expected = Oracle.reference(model.build(), feeds);
    float[] actual = Oracle.libtorch(model.build(), feeds);

    assertThat(actual).containsExactly(expected, Offset.offset(1e-5f));
  }

  static Stream<Arguments> expressions() {
    return Stream.of(
        at(11, "element-wise", b -> b.op("Add", "a", List.of(squared(b), "x"))),
        at(
            11,
            "Sub, Div",
            b -> b.op("Div", "d", List.of(b.op("Sub", "s", List.of("x", num(b, 3))), num(b, 4)))),
        at(11, "Pow", b -> b.op("Pow", "p", List.of(squared(b), num(b, 1.5f)))),
        at(11, "Sqrt", b -> b.op("Sqrt", "s", List.of(squared(b)))),
        at(11, "Erf", b -> b.op("Erf", "e", List.of("x"))),
        at(11, "Tanh", b -> b.op("Tanh", "t", List.of("x"))),
        at(20, "Gelu", b -> b.op("Gelu", "g", List.of("x"))),
        at(
            17,
            "LayerNormalization",
            b -> b.op("LayerNormalization", "l", List.of("x", vector(b, 4), vector(b, 4)))),
        at(
            17,
            "LayerNormalization without shift",
            b ->
                b.op(
                    "LayerNormalization",
                    "l",
                    List.of("x", vector(b, 4)),
                    of("axis", 2),
                    of("epsilon", 0.25f))),
        at(11, "Relu", b -> b.op("Relu", "r", List.of("x"))),
        at(11, "Sigmoid", b -> b.op("Sigmoid", "s", List.of("x"))),
        at(11, "Neg", b -> b.op("Neg", "n", List.of("x"))),
        at(
            11,
            "Max",
            b -> b.op("Max", "m", List.of("x", num(b, 0.25f), b.op("Neg", "n", List.of("x"))))),
        at(11, "Clip from below", b -> b.op("Clip", "c", List.of("x", num(b, -0.5f)))),
        at(13, "Softmax", b -> b.op("Softmax", "s", List.of("x"), of("axis", -1))),
        at(11, "Where, Equal", OperatorParityTest::where),
        at(13, "Greater, Less", OperatorParityTest::compared),
        at(13, "Split into equal parts", b -> split(b, List.of("x"), 2)),
        at(13, "Split by lengths", b -> split(b, List.of("x", ints(b, 1, 3)), 2)),
        at(11, "Range", OperatorParityTest::range),
        at(11, "MatMul", b -> b.op("MatMul", "m", List.of("x", matrix(b, 4, 5)))),
        at(11, "Gemm", OperatorParityTest::gemm),
        at(11, "Transpose", b -> b.op("Transpose", "t", List.of("x"), ofInts("perm", 2, 0, 1))),
        at(11, "Transpose, default", b -> b.op("Transpose", "t", List.of("x"))),
        at(11, "Reshape by a shape", OperatorParityTest::reshape),
        at(
            11,
            "Unsqueeze, attribute",
            b -> b.op("Unsqueeze", "u", List.of("x"), ofInts("axes", 0, 2))),
        at(13, "Unsqueeze, input", b -> b.op("Unsqueeze", "u", List.of("x", ints(b, 1, -1)))),
        at(
            11,
            "Squeeze",
            b ->
                b.op(
                    "Squeeze",
                    "s",
                    List.of(b.op("Unsqueeze", "u", List.of("x"), ofInts("axes", 1))),
                    ofInts("axes", 1))),
        at(11, "Concat", b -> b.op("Concat", "c", List.of("x", squared(b)), of("axis", 1))),
        at(11, "Expand", b -> b.op("Expand", "e", List.of("x", ints(b, 2, 2, 1, 4)))),
        at(
            11,
            "Slice",
            b -> b.op("Slice", "s", List.of("x", ints(b, 1, -3), ints(b, 3, 9000), ints(b, 1, 2)))),
        at(11, "Gather rows", b -> b.op("Gather", "g", List.of(matrix(b, 5, 6), "ids"))),
        at(
            11,
            "Gather along the last axis",
            b -> b.op("Gather", "g", List.of("x", ints(b, 3, 0)), of("axis", 2))),
        at(11, "Cast", b -> b.op("Cast", "c", List.of("ids"), of("to", 1))),
        at(11, "ReduceMean", b -> b.op("ReduceMean", "m", List.of("x"), ofInts("axes", -1))),
        at(11, "Dropout", b -> b.op("Dropout", "d", List.of("x"))),
        at(
            17,
            "BatchNormalization",
            b ->
                b.op(
                    "BatchNormalization",
                    "n",
                    List.of("x", vector(b, 3), vector(b, 3), vector(b, 3), positive(b, 3)),
                    of("epsilon", 0.25f))),
        at(
            17,
            "ReduceMax",
            b -> b.op("ReduceMax", "m", List.of("x"), ofInts("axes", 1), of("keepdims", 0))),
        at(
            11,
            "ReduceSum, attribute",
            b -> b.op("ReduceSum", "s", List.of("x"), ofInts("axes", 1), of("keepdims", 0))),
        at(
            13,
            "ReduceSum, input",
            b -> b.op("ReduceSum", "s", List.of("x", ints(b, 0)), of("keepdims", 0))));
  }

  private static Arguments at(long opset, String name, Function<GraphBuilder, String> expression) {
    return Arguments.of(opset, Named.of(name, expression));
  }

  private static String squared(GraphBuilder b) {
    return b.op("Mul", "square", List.of("x", "x"));
  }

  private static String where(GraphBuilder b) {
    String two = b.op("Equal", "two", List.of("ids", ints(b, 2)));
    String mask = b.op("Unsqueeze", "mask", List.of(two), ofInts("axes", 2));
    return b.op("Where", "w", List.of(mask, "x", num(b, 9)));
  }

  private static String compared(GraphBuilder b) {
    String greater = b.op("Greater", "greater", List.of("x", num(b, 0.5f)));
    String less = b.op("Less", "less", List.of("x", num(b, -0.5f)));
    String high = b.op("Where", "high", List.of(greater, num(b, 1), num(b, 0)));
    return b.op("Where", "low", List.of(less, num(b, 2), high));
  }

  /** The parts in reverse order. */
  private static String split(GraphBuilder b, List<String> inputs, int parts) {
    List<String> split = new ArrayList<>(b.op("", "Split", "s", inputs, parts, of("axis", -1)));
    Collections.reverse(split);
    return b.op("Concat", "c", split, of("axis", -1));
  }

  private static String range(GraphBuilder b) {
    String shape = b.op("Shape", "shape", List.of("x"));
    String last = b.op("Gather", "last", List.of(shape, b.longs("two", new long[] {2})));
    String down =
        b.op(
            "Range",
            "down",
            List.of(last, b.longs("end", new long[] {-3}), b.longs("by", new long[] {-2})));
    return b.op("Cast", "c", List.of(down), of("to", 1));
  }

  private static String gemm(GraphBuilder b) {
    String rows = b.op("Reshape", "rows", List.of("x", ints(b, 6, 4)));
    return b.op("Gemm", "g", List.of(rows, matrix(b, 5, 4), vector(b, 5)), of("transB", 1));
  }

  private static String reshape(GraphBuilder b) {
    String shape = b.op("Shape", "shape", List.of("x"));
    String batch = b.op("Gather", "batch", List.of(shape, b.longs("zero", new long[] {0})));
    String first = b.op("Unsqueeze", "first", List.of(batch), ofInts("axes", 0));
    String target = b.op("Concat", "target", List.of(first, ints(b, -1)), of("axis", 0));
    return b.op("Reshape", "r", List.of("x", target));
  }

  private static String num(GraphBuilder b, float value) {
    return b.floats("number", new float[] {value});
  }

  private static String ints(GraphBuilder b, long... values) {
    return b.longs("integers", values, values.length);
  }

  private static String vector(GraphBuilder b, int size) {
    return b.floats("vector", noise(size), size);
  }

  private static String positive(GraphBuilder b, int size) {
    float[] values = noise(size);
    for (int i = 0; i < size; i++) {
      values[i] = values[i] * values[i];
    }
    return b.floats("positive", values, size);
  }

  private static String matrix(GraphBuilder b, int rows, int columns) {
    return b.floats("matrix", noise(rows * columns), rows, columns);
  }

  private static float[] noise(int size) {
    float[] data = new float[size];
    for (int i = 0; i < size; i++) {
      data[i] = (float) RANDOM.nextGaussian();
    }
    return data;
  }
}
