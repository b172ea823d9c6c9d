package io.rhema.training.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.training.graph.layer.Positions;
import io.rhema.training.graph.seq2seq.Seq2SeqGraphs;
import io.rhema.training.graph.seq2seq.TransformerShape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransformerFusionTest {

  @ParameterizedTest
  @EnumSource
  void dropoutReachesEmbeddingsAndEverySubLayer(Positions positions) {
    TransformerShape shape = new TransformerShape(37, 16, 4, 24, 3, 2, positions, 12);

    TorchGraph graph = new TorchGraph(Seq2SeqGraphs.training(shape, 7).toModel());

    assertThat(graph.countOf(FusedOps.EMBEDDING)).as("source, target").isEqualTo(2);
    assertThat(graph.countOf(FusedOps.RESIDUAL)).as("sub-layers").isEqualTo(3 * 2 + 2 * 3);
    assertThat(graph.countOf(FusedOps.LINEAR))
        .as("qkv, out, fc1, fc2 in the encoder; q, kv and out more in the decoder")
        .isEqualTo(3 * 4 + 2 * 7);
    assertThat(graph.lazyTables()).as("the table is the output projection too").isEmpty();
  }
}
