package io.rhema.training.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationHeadTest {

  @Test
  void answersLogitsOnly() {
    OnnxGraph graph = MiniLm.graph();
    ClassificationHead.attach(graph, MiniLm.HIDDEN, 3, 7);
    assertThat(graph.outputs()).extracting(ValueInfoProto::getName).containsExactly("logits");
    float[][] logits = OrtRun.once(graph, new long[][] {{101, 2204, 102}, {101, 102}});
    assertThat(logits).hasDimensions(2, 3);
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 17})
  void poolsOnlyWhatIsNotPadding(long opset) {
    OnnxGraph graph = TokenHeadTest.tinyEncoder(opset);
    ClassificationHead.attach(graph, 2, 2, 7);
    graph.put(Tensors.ofFloats(ClassificationHead.WEIGHT, new float[] {1, 0, 0, 1}, 2, 2));
    graph.put(Tensors.ofFloats(ClassificationHead.BIAS, new float[] {10, 20}, 2));
    float[][] logits = OrtRun.once(graph, new long[][] {{1, 2}, {2, 2, 1, 1, 1}, {}});
    assertThat(logits[0]).containsExactly(new float[] {10 + 2, 20 - 3}, within(1e-5f));
    assertThat(logits[1]).containsExactly(new float[] {10 + 1.8f, 20 - 2.8f}, within(1e-5f));
    assertThat(logits[2]).as("a row of padding").containsExactly(10, 20);
  }

  @Test
  void sameSeedSameWeights() {
    OnnxGraph one = TokenHeadTest.tinyEncoder(11);
    OnnxGraph two = TokenHeadTest.tinyEncoder(11);
    OnnxGraph other = TokenHeadTest.tinyEncoder(11);
    ClassificationHead.attach(one, 2, 2, 7);
    ClassificationHead.attach(two, 2, 2, 7);
    ClassificationHead.attach(other, 2, 2, 8);
    assertThat(one.toBytes()).isEqualTo(two.toBytes()).isNotEqualTo(other.toBytes());
  }

  @Test
  void refusesAnEncoderOfAnotherWidth() {
    assertThatThrownBy(() -> ClassificationHead.attach(TokenHeadTest.tinyEncoder(11), 3, 2, 7))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("'vectors' must be [batch, tokens, 3]");
  }
}
