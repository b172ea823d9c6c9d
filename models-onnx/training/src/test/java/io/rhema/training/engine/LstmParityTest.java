package io.rhema.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.engine.Oracle.Feed;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LstmParityTest {
  private static final int TOKENS = 5;
  private static final int ROWS = 3;
  private static final int IN = 4;
  private static final int WIDTH = 3;
  private static final List<String> OUTPUTS = List.of("y", "hidden", "cell");

  @ParameterizedTest
  @CsvSource({
    "forward, true, false",
    "forward, false, true",
    "forward, true, true",
    "bidirectional, true, false",
    "bidirectional, false, false",
    "bidirectional, true, true"
  })
  void allOutputsAreThoseOfTheReferenceRuntime(String direction, boolean lengths, boolean states) {
    ModelProto model = model(direction, lengths, states);
    Map<String, Feed> feeds = Map.of("x", Feed.of(noise(1, TOKENS * ROWS * IN), TOKENS, ROWS, IN));

    Map<String, float[]> expected = Oracle.referenceOutputs(model, feeds);
    Map<String, float[]> actual = Oracle.libtorchOutputs(new TorchGraph(model), feeds);

    for (String output : OUTPUTS) {
      assertThat(actual.get(output))
          .as(output)
          .containsExactly(expected.get(output), Offset.offset(1e-5f));
    }
  }

  @Test
  void otherDirectionsAreRefused() {
    TorchGraph graph = new TorchGraph(model("reverse", false, false));
    Map<String, Feed> feeds = Map.of("x", Feed.of(noise(1, TOKENS * ROWS * IN), TOKENS, ROWS, IN));

    assertThatThrownBy(() -> Oracle.libtorch(graph, feeds))
        .isInstanceOf(UnsupportedNodeException.class)
        .hasMessageContaining("direction=reverse");
  }

  private static ModelProto model(String direction, boolean lengths, boolean states) {
    int directions = direction.equals("bidirectional") ? 2 : 1;
    GraphBuilder b = GraphBuilder.create("lstm", 17);
    b.input("x", DataType.FLOAT, TOKENS, ROWS, IN);
    String rows = b.longs("row_lengths", new long[] {2, 5, 3}, ROWS);
    String counts = b.op("Cast", "counts", List.of(rows), Attributes.of("to", 6));
    List<String> inputs =
        List.of(
            "x",
            floats(b, "w", directions, 4 * WIDTH, IN),
            floats(b, "r", directions, 4 * WIDTH, WIDTH),
            floats(b, "b", directions, 8 * WIDTH),
            lengths ? counts : "",
            states ? floats(b, "h", directions, ROWS, WIDTH) : "",
            states ? floats(b, "c", directions, ROWS, WIDTH) : "");
    b.into(
        "",
        "LSTM",
        "lstm",
        inputs,
        OUTPUTS,
        Attributes.of("hidden_size", WIDTH),
        Attributes.of("direction", direction));
    b.output("y", DataType.FLOAT, TOKENS, directions, ROWS, WIDTH);
    b.output("hidden", DataType.FLOAT, directions, ROWS, WIDTH);
    b.output("cell", DataType.FLOAT, directions, ROWS, WIDTH);
    return b.graph().toModel();
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
