package io.rhema.training.graph.half;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.MiniLm;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.OrtRun;
import io.rhema.training.graph.Similarity;
import io.rhema.training.graph.Tensors;
import java.util.List;
import org.junit.jupiter.api.Test;

class HalfPrecisionTest {

  @Test
  void answersCloseToTheFloatModelAtHalfTheSize() {
    OnnxGraph graph = MiniLm.pooled();
    int size = graph.toBytes().length;
    float[][] expected = OrtRun.once(graph, MiniLm.sentences());
    HalfPrecision.apply(graph);
    assertThat(graph.toBytes().length).isLessThan(size / 100 * 52);
    float[][] half = OrtRun.once(graph, MiniLm.sentences());
    for (int i = 0; i < half.length; i++) {
      assertThat(Similarity.cosine(half[i], expected[i])).isGreaterThan(0.9999);
    }
  }

  @Test
  void keepsTypesOfInputsAndOutputs() {
    OnnxGraph graph = MiniLm.graph();
    OnnxGraph before = MiniLm.graph();
    HalfPrecision.apply(graph);
    assertThat(graph.inputs()).isEqualTo(before.inputs());
    assertThat(graph.outputs()).isEqualTo(before.outputs());
    assertThat(graph.nodes()).extracting(NodeProto::getName).doesNotHaveDuplicates();
  }

  @Test
  void whatIsBeyondHalfsRangeBecomesItsLargestNumber() {
    GraphBuilder b = GraphBuilder.create("test", 11);
    String x = b.input("x", DataType.FLOAT, "n");
    String lowest = b.floats("lowest", new float[] {-Float.MAX_VALUE});
    b.into("", "Mul", "y", List.of(x, lowest), List.of("y"));
    b.output("y", DataType.FLOAT, "n");
    HalfPrecision.apply(b.graph());
    assertThat(Tensors.floats(b.graph().initializer("lowest/half").orElseThrow()))
        .containsExactly(-65504);
  }

  @Test
  void refusesOperatorsItDoesNotKnow() {
    GraphBuilder b = GraphBuilder.create("test", 11);
    String x = b.input("x", DataType.FLOAT, "n");
    b.microsoft("BiasGelu", "y", List.of(x, b.floats("bias", new float[] {1}, 1)));
    assertThatThrownBy(() -> HalfPrecision.apply(b.graph()))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("BiasGelu");
  }
}
