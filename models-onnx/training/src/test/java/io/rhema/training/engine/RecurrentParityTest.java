package io.rhema.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import io.rhema.training.engine.Oracle.Feed;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecurrentParityTest {
  private static final int TOKENS = 5;
  private static final int ROWS = 3;
  private static final int IN = 4;
  private static final int WIDTH = 3;
  private static final long[] LENGTHS = {2, 5, 3};
  private static final float[] X = noise(1, TOKENS * ROWS * IN);

  @ParameterizedTest
  @CsvSource({
    "LSTM, forward, true, false",
    "LSTM, forward, false, true",
    "LSTM, forward, true, true",
    "LSTM, bidirectional, true, false",
    "LSTM, bidirectional, false, false",
    "LSTM, bidirectional, true, true",
    "GRU, forward, true, true",
    "GRU, bidirectional, true, false",
    "GRU, bidirectional, false, true",
    "RNN, forward, false, false",
    "RNN, bidirectional, true, true",
    "RNN, bidirectional, false, false"
  })
  void allOutputsAreThoseOfTheReferenceRuntime(
      RecurrentKind kind, String direction, boolean lengths, boolean states) {
    GraphBuilder b = builder(kind, direction, lengths ? LENGTHS : null, states);
    if (kind == RecurrentKind.LSTM) {
      b.output("cell", DataType.FLOAT, direction.equals("forward") ? 1 : 2, ROWS, WIDTH);
    }
    ModelProto model = b.graph().toModel();

    Map<String, float[]> expected = Oracle.referenceOutputs(model, feeds());
    Map<String, float[]> actual = Oracle.libtorchOutputs(new TorchGraph(model), feeds());

    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    for (String output : expected.keySet()) {
      assertThat(actual.get(output))
          .as(output)
          .containsExactly(expected.get(output), within(1e-5f));
    }
  }

  @ParameterizedTest
  @EnumSource(RecurrentKind.class)
  void gradientsAreTheSlopesOfTheReferenceRuntime(RecurrentKind kind) {
    ModelProto model = model(kind, "bidirectional", LENGTHS);
    TorchGraph graph = new TorchGraph(model);
    graph.parameters().values().forEach(weight -> weight.set_requires_grad(true));
    Map<String, float[]> gradients = new HashMap<>();
    try (PointerScope scope = new PointerScope()) {
      Tensor y = graph.run(Map.of("x", feeds().get("x").value()), new Pass(0, null)).get("y");
      y.mul(y).sum().backward();
      graph
          .parameters()
          .forEach((name, weight) -> gradients.put(name, TensorData.toFloats(weight.grad())));
    }

    for (String weight : List.of("w", "r", "b")) {
      float[] gradient = gradients.get(weight);
      for (int at : new int[] {0, gradient.length / 2 - 1, gradient.length - 1}) {
        double step = 1e-2;
        double slope =
            (energy(kind, weight, at, step) - energy(kind, weight, at, -step)) / (2 * step);
        assertThat((double) gradient[at]).as("%s[%d]", weight, at).isCloseTo(slope, within(1e-2));
      }
    }
  }

  @Test
  void anEmptyRowGivesZeros() {
    ModelProto model = model(RecurrentKind.GRU, "bidirectional", new long[] {0, 5, 3});

    Map<String, float[]> actual = Oracle.libtorchOutputs(new TorchGraph(model), feeds());

    float[] expected = Oracle.referenceOutputs(model, feeds()).get("hidden");
    assertThat(expected).startsWith(0, 0, 0);
    assertThat(actual.get("hidden")).containsExactly(expected, within(1e-5f));
  }

  @Test
  void otherDirectionsAreRefused() {
    GraphBuilder b = builder(RecurrentKind.LSTM, "reverse", null, false);
    TorchGraph graph = new TorchGraph(b.graph().toModel());

    assertThatThrownBy(() -> Oracle.libtorch(graph, feeds()))
        .isInstanceOf(UnsupportedNodeException.class)
        .hasMessageContaining("direction=reverse");
  }

  @Test
  void anotherGruIsRefused() {
    GraphBuilder b = builder(RecurrentKind.GRU, "forward", null, false);
    TorchGraph graph = new TorchGraph(without(b, "linear_before_reset"));

    assertThatThrownBy(() -> Oracle.libtorch(graph, feeds()))
        .isInstanceOf(UnsupportedNodeException.class)
        .hasMessageContaining("linear_before_reset=0");
  }

  @Test
  void anotherActivationIsRefused() {
    AttributeProto relu =
        AttributeProto.newBuilder()
            .setName("activations")
            .setType(AttributeType.STRINGS)
            .addStrings(ByteString.copyFromUtf8("Relu"))
            .build();
    var model = builder(RecurrentKind.RNN, "forward", null, false).graph().toModel().toBuilder();
    model.getGraphBuilder().getNodeBuilder(0).addAttribute(relu);
    TorchGraph graph = new TorchGraph(model.build());

    assertThatThrownBy(() -> Oracle.libtorch(graph, feeds()))
        .isInstanceOf(UnsupportedNodeException.class)
        .hasMessageContaining("activations=[Relu]");
  }

  /** The sum of all squares of Y, with one weight moved. */
  private static double energy(RecurrentKind kind, String weight, int at, double by) {
    OnnxGraph graph = builder(kind, "bidirectional", LENGTHS, false).graph();
    var tensor = graph.initializer(weight).orElseThrow();
    float[] values = Tensors.floats(tensor);
    values[at] += (float) by;
    graph.put(Tensors.ofFloats(weight, values, Tensors.dims(tensor)));
    double sum = 0;
    for (float value : Oracle.referenceOutputs(graph.toModel(), feeds()).get("y")) {
      sum += (double) value * value;
    }
    return sum;
  }

  private static Map<String, Feed> feeds() {
    return Map.of("x", Feed.of(X, TOKENS, ROWS, IN));
  }

  private static ModelProto model(RecurrentKind kind, String direction, long... lengths) {
    return builder(kind, direction, lengths, false).graph().toModel();
  }

  /** With the outputs y and hidden; the cells of an LSTM are there, but nobody wants them. */
  private static GraphBuilder builder(
      RecurrentKind kind, String direction, long[] lengths, boolean states) {
    int directions = direction.equals("bidirectional") ? 2 : 1;
    int parts = kind.parts() * WIDTH;
    GraphBuilder b = GraphBuilder.create("recurrent", 17);
    b.input("x", DataType.FLOAT, TOKENS, ROWS, IN);
    List<String> inputs =
        List.of(
            "x",
            floats(b, "w", directions, parts, IN),
            floats(b, "r", directions, parts, WIDTH),
            floats(b, "b", directions, 2 * parts),
            lengths == null ? "" : counts(b, lengths),
            states ? floats(b, "h", directions, ROWS, WIDTH) : "",
            states && kind == RecurrentKind.LSTM ? floats(b, "c", directions, ROWS, WIDTH) : "");
    List<AttributeProto> attributes =
        new ArrayList<>(
            List.of(Attributes.of("hidden_size", WIDTH), Attributes.of("direction", direction)));
    if (kind == RecurrentKind.GRU) {
      attributes.add(Attributes.of("linear_before_reset", 1));
    }
    b.into(
        "",
        kind.name(),
        "layer",
        inputs.subList(0, 5 + kind.states()),
        List.of("y", "hidden", "cell").subList(0, 1 + kind.states()),
        attributes.toArray(AttributeProto[]::new));
    b.output("y", DataType.FLOAT, TOKENS, directions, ROWS, WIDTH);
    b.output("hidden", DataType.FLOAT, directions, ROWS, WIDTH);
    return b;
  }

  private static String counts(GraphBuilder b, long... lengths) {
    String rows = b.longs("row_lengths", lengths, ROWS);
    return b.op("Cast", "counts", List.of(rows), Attributes.of("to", 6));
  }

  private static ModelProto without(GraphBuilder b, String attribute) {
    var model = b.graph().toModel().toBuilder();
    var node = model.getGraphBuilder().getNodeBuilder(0);
    var kept =
        node.getAttributeList().stream().filter(a -> !a.getName().equals(attribute)).toList();
    node.clearAttribute().addAllAttribute(kept);
    return model.build();
  }

  private static String floats(GraphBuilder b, String name, int... dims) {
    long[] shape = new long[dims.length];
    int size = 1;
    for (int i = 0; i < dims.length; i++) {
      shape[i] = dims[i];
      size *= dims[i];
    }
    return b.floats(name, noise(name.hashCode(), size), shape);
  }

  private static float[] noise(long seed, int size) {
    Random random = new Random(seed);
    float[] data = new float[size];
    for (int i = 0; i < size; i++) {
      data[i] = (float) random.nextGaussian() / 2;
    }
    return data;
  }
}
