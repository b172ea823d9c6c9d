package io.rhema.training.graph.fuse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.MiniLm;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.OrtRun;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FuseTest {

  private static final List<String> Y = List.of("y");

  @Test
  void fusesEveryLayerOfTheBaseEncoder() {
    OnnxGraph graph = MiniLm.graph();
    FusionReport report = Fuse.apply(graph);
    assertThat(report).isEqualTo(new FusionReport(6, 12, 6));
    assertThat(graph.nodes()).hasSizeLessThan(100);
    assertThat(graph.nodes()).extracting(NodeProto::getName).doesNotHaveDuplicates();
  }

  @Test
  void theFusedEncoderAnswersTheSame() {
    OnnxGraph graph = MiniLm.graph();
    float[][] expected = OrtRun.once(graph, MiniLm.sentences());
    Fuse.apply(graph);
    float[][] fused = OrtRun.once(graph, MiniLm.sentences());
    for (int i = 0; i < MiniLm.sentences().length; i++) {
      int real = MiniLm.sentences()[i].length * MiniLm.HIDDEN;
      assertThat(Arrays.copyOf(fused[i], real))
          .containsExactly(Arrays.copyOf(expected[i], real), within(1e-4f));
    }
  }

  @Test
  void paddingDoesNotChangeARow() {
    OnnxGraph graph = MiniLm.pooled();
    Fuse.apply(graph);
    try (OrtRun run = new OrtRun(graph)) {
      float[][] padded = run.rows(MiniLm.sentences(), 40);
      for (int i = 0; i < padded.length; i++) {
        float[] alone = run.rows(new long[][] {MiniLm.sentences()[i]})[0];
        assertThat(padded[i]).containsExactly(alone, within(1e-5f));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void recognisesEverySpellingOfTheExactGelu(int spelling) {
    GraphBuilder b = geluLayer(spelling, Math.sqrt(2));
    float[][] expected = OrtRun.once(b.graph(), new long[][] {{0, 1, 2}});
    assertThat(Fuse.apply(b.graph()).gelus()).isEqualTo(1);
    assertThat(OrtRun.once(b.graph(), new long[][] {{0, 1, 2}})[0])
        .containsExactly(expected[0], within(1e-6f));
  }

  @Test
  void leavesAFormulaThatOnlyLooksLikeGelu() {
    GraphBuilder b = geluLayer(0, 1.5);
    byte[] before = b.graph().toBytes();
    assertThat(Fuse.apply(b.graph()).total()).isZero();
    assertThat(b.graph().toBytes()).isEqualTo(before);
  }

  @Test
  void leavesFusedOperatorsInFormsItDoesNotWrite() {
    GraphBuilder b = GraphBuilder.create("norm", 11);
    String x = b.input("x", DataType.FLOAT, "batch", "tokens", 2);
    String scale = b.floats("scale", new float[] {1, 1}, 2);
    List<String> outputs =
        b.op(OnnxGraph.MICROSOFT, "SkipLayerNormalization", "y", List.of(x, x, scale), 4);
    b.output(outputs.get(0), DataType.FLOAT, "batch", "tokens", 2);
    byte[] before = b.graph().toBytes();
    assertThat(Unfuse.apply(b.graph()).total()).isZero();
    assertThat(b.graph().toBytes()).isEqualTo(before);
  }

  private static GraphBuilder geluLayer(int spelling, double root) {
    GraphBuilder b = GraphBuilder.create("gelu", 13);
    String ids = b.input("input_ids", DataType.INT64, "batch", "tokens");
    String table = b.floats("table", new float[] {-3, -0.5f, 0.1f, 2, 1, -1}, 3, 2);
    String bias = b.floats("bias", new float[] {0.25f, -0.25f}, 2);
    String x = b.op("Add", "x", List.of(b.op("Gather", "row", List.of(table, ids)), bias));
    String half = b.floats("half", new float[] {0.5f});
    String one = b.floats("one", new float[] {1});
    String scaled =
        spelling == 1
            ? b.op("Mul", "z", List.of(b.floats("r", new float[] {(float) (1 / root)}), x))
            : b.op("Div", "z", List.of(x, b.floats("r", new float[] {(float) root})));
    String cdf = b.op("Add", "cdf", List.of(one, b.op("Erf", "erf", List.of(scaled))));
    switch (spelling) {
      case 0 -> b.into("", "Mul", "y", List.of(b.op("Mul", "m", List.of(x, cdf)), half), Y);
      case 1 -> b.into("", "Mul", "y", List.of(cdf, b.op("Mul", "m", List.of(half, x))), Y);
      default -> b.into("", "Mul", "y", List.of(x, b.op("Mul", "m", List.of(half, cdf))), Y);
    }
    b.output("y", DataType.FLOAT, "batch", "tokens", 2);
    return b;
  }
}
