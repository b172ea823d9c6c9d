package io.rhema.training.graph.quantize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.rhema.training.graph.MiniLm;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.OrtRun;
import io.rhema.training.graph.Similarity;
import io.rhema.training.graph.Tensors;
import io.rhema.training.graph.fuse.Fuse;
import io.rhema.training.graph.fuse.FusionReport;
import io.rhema.training.graph.fuse.Unfuse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DequantizeTest {

  @ParameterizedTest
  @EnumSource(ActivationScale.class)
  void aFloatGraphIsRebuiltInStandardOperators(ActivationScale scale) throws IOException {
    OnnxGraph graph = MiniLm.pooled();
    float[][] expected = OrtRun.once(graph, MiniLm.sentences());
    Fuse.apply(graph);
    ChannelMagnitudes magnitudes = Calibration.normalised(graph, MiniLm.randomRows());
    ChannelMagnitudes seen = Calibration.all(graph, MiniLm.sentenceRows());
    Quantize.apply(graph, QuantizeOptions.defaults().with(scale), magnitudes, seen);

    assertThat(Dequantize.apply(graph)).isEqualTo(37);
    assertThat(Unfuse.apply(graph)).isEqualTo(new FusionReport(6, 12, 6));

    assertThat(graph.nodes()).extracting(NodeProto::getDomain).containsOnly("");
    assertThat(graph.nodes())
        .extracting(NodeProto::getOpType)
        .doesNotContain("MatMulInteger", "QuantizeLinear", "DynamicQuantizeLinear");
    float[][] rebuilt = OrtRun.once(graph, MiniLm.sentences());
    for (int i = 0; i < rebuilt.length; i++) {
      assertThat(Similarity.cosine(rebuilt[i], expected[i])).isGreaterThan(0.99);
    }
  }

  @Test
  void fusingAgainGivesTheSameInt8Weights() {
    OnnxGraph graph = MiniLm.graph();
    Fuse.apply(graph);
    Quantize.apply(graph, QuantizeOptions.defaults());
    byte[] once = weights(graph);
    Dequantize.apply(graph);
    Unfuse.apply(graph);
    assertThat(Fuse.apply(graph)).isEqualTo(new FusionReport(6, 12, 6));
    Quantize.apply(graph, QuantizeOptions.defaults());
    assertThat(weights(graph)).isEqualTo(once);
  }

  @Test
  void unfusingAloneChangesNothingButRounding() {
    OnnxGraph graph = MiniLm.pooled();
    float[][] expected = OrtRun.once(graph, MiniLm.sentences());
    Fuse.apply(graph);
    Unfuse.apply(graph);
    float[][] spelled = OrtRun.once(graph, MiniLm.sentences());
    for (int i = 0; i < spelled.length; i++) {
      assertThat(spelled[i]).containsExactly(expected[i], within(1e-4f));
    }
  }

  @Test
  void aFloatGraphStaysAsItIs() {
    OnnxGraph graph = MiniLm.graph();
    assertThat(Dequantize.apply(graph)).isZero();
    assertThat(Unfuse.apply(graph).total()).isZero();
    assertThat(graph.toBytes()).isEqualTo(MiniLm.bytes());
  }

  private static byte[] weights(OnnxGraph graph) {
    return Tensors.bytes(graph.initializer("onnx::MatMul_787.int8").orElseThrow());
  }
}
