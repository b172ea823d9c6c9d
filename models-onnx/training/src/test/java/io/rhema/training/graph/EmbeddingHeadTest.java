package io.rhema.training.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.rhema.training.graph.fuse.Fuse;
import io.rhema.training.graph.fuse.FusionReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingHeadTest {

  @ParameterizedTest
  @ValueSource(longs = {11, 17})
  void answersTheMeanOfWhatIsNotPadding(long opset) {
    OnnxGraph graph = TokenHeadTest.tinyEncoder(opset);
    EmbeddingHead.attach(graph, 2);
    assertThat(graph.outputs())
        .extracting(ValueInfoProto::getName)
        .containsExactly("sentence_embedding");
    float[][] vectors = OrtRun.once(graph, new long[][] {{1, 2}, {2, 2, 1, 1, 1}, {}});
    assertThat(vectors[0]).containsExactly(new float[] {2, -3}, within(1e-5f));
    assertThat(vectors[1]).containsExactly(new float[] {1.8f, -2.8f}, within(1e-5f));
    assertThat(vectors[2]).as("a row of padding").containsExactly(0, 0);
  }

  @Test
  void isFusedAroundLikeAClassifier() {
    OnnxGraph graph = MiniLm.graph();
    EmbeddingHead.attach(graph, MiniLm.HIDDEN);
    assertThat(Fuse.apply(graph)).isEqualTo(new FusionReport(6, 12, 6));
  }

  @Test
  void refusesAnEncoderOfAnotherWidth() {
    assertThatThrownBy(() -> EmbeddingHead.attach(TokenHeadTest.tinyEncoder(11), 3))
        .isInstanceOf(GraphException.class)
        .hasMessageContaining("'vectors' must be [batch, tokens, 3]");
  }
}
