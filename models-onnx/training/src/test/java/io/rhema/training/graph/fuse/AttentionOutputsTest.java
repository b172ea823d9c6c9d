package io.rhema.training.graph.fuse;

import static io.rhema.training.graph.Attributes.of;
import static io.rhema.training.graph.Attributes.ofInts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.MiniLm;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.OrtRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttentionOutputsTest {

  /** Two heads of width one; a head's scores are the products of its numbers. */
  private static final float[] TABLE = {0, 0, 1, -1, 2, 1};

  private static final long[][] ROW = {{1, 2, 0}};

  /** What stands between the Softmax and its product. */
  enum Between {
    NOTHING,
    DROPOUT,
    WHERE_NUMBER
  }

  @ParameterizedTest
  @EnumSource(Between.class)
  void isTheMeanOverTheHeads(Between between) {
    OnnxGraph graph = attention(13, between, 4);

    List<String> names = AttentionOutputs.add(graph);

    assertThat(names).hasSize(1);
    assertThat(run(graph, ROW, names.get(0))).containsExactly(expected(), within(1e-6f));
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 17, 18})
  void everyOperatorSetIsUnderstood(long opset) {
    OnnxGraph graph = attention(opset, Between.NOTHING, 4);

    String name = AttentionOutputs.add(graph).get(0);

    assertThat(run(graph, ROW, name)).containsExactly(expected(), within(1e-6f));
  }

  @Test
  void headsMayShareTheAxisOfTheRows() {
    OnnxGraph graph = attention(13, Between.NOTHING, 3);

    String name = AttentionOutputs.add(graph).get(0);

    assertThat(run(graph, ROW, name)).containsExactly(expected(), within(1e-6f));
  }

  @Test
  void everyLayerOfAnExportTellsItsAttentionAndTheAnswersStay() {
    OnnxGraph graph = MiniLm.graph();
    OnnxGraph fused = MiniLm.graph();
    Fuse.apply(fused);
    long[][] row = {MiniLm.sentences()[0]};
    float[][] answers = OrtRun.once(graph, row);

    List<String> names = AttentionOutputs.add(graph);
    List<String> ofFused = AttentionOutputs.add(fused);

    assertThat(names).hasSize(6);
    assertThat(ofFused).hasSize(6);
    try (OrtRun plain = new OrtRun(graph);
        OrtRun unfused = new OrtRun(fused)) {
      assertThat(plain.rows(row)[0]).containsExactly(answers[0], within(1e-5f));
      for (int layer = 0; layer < 6; layer++) {
        float[] shares = rows(plain, row, names.get(layer));
        assertThat(shares).hasSize(row[0].length * row[0].length);
        for (int from = 0; from < row[0].length; from++) {
          float sum = 0;
          for (int to = 0; to < row[0].length; to++) {
            sum += shares[from * row[0].length + to];
          }
          assertThat(sum).isCloseTo(1, within(1e-5f));
        }
        assertThat(rows(unfused, row, ofFused.get(layer))).containsExactly(shares, within(1e-4f));
      }
    }
  }

  @Test
  void refusesAttentionThatOthersFused() {
    GraphBuilder b = GraphBuilder.create("fused", 17);
    String ids = b.input("input_ids", DataType.INT64, "batch", "tokens");
    String rows =
        b.op("Gather", "rows", List.of(b.floats("table", TABLE, 3, 2), ids), of("axis", 0));
    String weight = b.floats("weight", new float[12], 2, 6);
    String bias = b.floats("bias", new float[6], 6);
    String y = b.microsoft("Attention", "y", List.of(rows, weight, bias), of("num_heads", 2));
    b.output(y, DataType.FLOAT, "batch", "tokens", 2);

    assertThatThrownBy(() -> AttentionOutputs.add(b.graph()))
        .isInstanceOf(GraphException.class)
        .hasMessage(
            "The graph has 1 fused nodes (Attention), which do not tell their attention; export the model without fusing attention");
  }

  @Test
  void aSoftmaxOfAnswersIsNoAttention() {
    GraphBuilder b = GraphBuilder.create("classifier", 17);
    String ids = b.input("input_ids", DataType.INT64, "batch", "tokens");
    String rows = b.op("Gather", "rows", List.of(b.floats("table", TABLE, 3, 2), ids));
    String y = b.op("Softmax", "y", List.of(rows), of("axis", -1));
    b.output(y, DataType.FLOAT, "batch", "tokens", 2);

    assertThatThrownBy(() -> AttentionOutputs.add(b.graph()))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("no attention to show");
  }

  private static OnnxGraph attention(long opset, Between between, int rank) {
    GraphBuilder b = GraphBuilder.create("attention", opset);
    String ids = b.input("input_ids", DataType.INT64, "batch", "tokens");
    String rows = b.op("Gather", "rows", List.of(b.floats("table", TABLE, 3, 2), ids));
    String shape =
        rank == 4
            ? b.longs("split", new long[] {0, 0, 2, 1}, 4)
            : b.longs("split", new long[] {-1, 2, 1}, 3);
    String split = b.op("Reshape", "split", List.of(rows, shape));
    long[] headsFirst = rank == 4 ? new long[] {0, 2, 1, 3} : new long[] {1, 0, 2};
    long[] turned = rank == 4 ? new long[] {0, 1, 3, 2} : new long[] {0, 2, 1};
    String heads = b.op("Transpose", "heads", List.of(split), ofInts("perm", headsFirst));
    String keys = b.op("Transpose", "keys", List.of(heads), ofInts("perm", turned));
    String scores = b.op("MatMul", "scores", List.of(heads, keys));
    String weights = b.op("Softmax", "weights", List.of(scores), of("axis", rank - 1));
    String y = b.op("MatMul", "y", List.of(between(b, between, weights), heads));
    b.output(y, DataType.FLOAT, "batch", "heads", "tokens", 1);
    return b.graph();
  }

  private static String between(GraphBuilder b, Between between, String weights) {
    return switch (between) {
      case NOTHING -> weights;
      case DROPOUT -> b.op("Dropout", "dropped", List.of(weights));
      case WHERE_NUMBER ->
          b.op(
              "Where",
              "numbers",
              List.of(
                  b.op("IsNaN", "nan", List.of(weights)),
                  b.floats("zero", new float[] {0}),
                  weights));
    };
  }

  private static float[] expected() {
    float[] shares = new float[9];
    for (int head = 0; head < 2; head++) {
      for (int from = 0; from < 3; from++) {
        double[] scores = new double[3];
        double sum = 0;
        for (int to = 0; to < 3; to++) {
          scores[to] = Math.exp(number(from, head) * number(to, head));
          sum += scores[to];
        }
        for (int to = 0; to < 3; to++) {
          shares[3 * from + to] += (float) (scores[to] / sum / 2);
        }
      }
    }
    return shares;
  }

  private static double number(int position, int head) {
    return TABLE[(int) ROW[0][position] * 2 + head];
  }

  private static float[] run(OnnxGraph graph, long[][] row, String output) {
    try (OrtRun run = new OrtRun(graph)) {
      return rows(run, row, output);
    }
  }

  private static float[] rows(OrtRun run, long[][] row, String output) {
    return run.rows(row, row[0].length, new long[1][], output)[0];
  }
}
