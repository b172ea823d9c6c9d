package io.rhema.training.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.rhema.training.engine.Oracle.Feed;
import io.rhema.training.graph.ClassificationHead;
import io.rhema.training.graph.MiniLm;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.fuse.Fuse;
import io.rhema.training.graph.fuse.Unfuse;
import io.rhema.training.graph.quantize.Dequantize;
import io.rhema.training.graph.quantize.Quantize;
import io.rhema.training.graph.quantize.QuantizeOptions;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * A float graph that was rebuilt from an int8 one is as good a start for training as the export.
 */
class RebuiltGraphTest {

  private static final Map<String, Feed> TWO_TEXTS =
      Map.of(
          "input_ids", Feed.of(new long[] {101, 2023, 2003, 2307, 102, 101, 2053, 102, 0, 0}, 2, 5),
          "attention_mask", Feed.of(new long[] {1, 1, 1, 1, 1, 1, 1, 1, 0, 0}, 2, 5),
          "token_type_ids", Feed.of(new long[10], 2, 5));

  @Test
  void trainingCanContinueFromAnInt8Graph() {
    OnnxGraph graph = MiniLm.graph();
    ClassificationHead.attach(graph, MiniLm.HIDDEN, 2, 1);
    Fuse.apply(graph);
    Quantize.apply(graph, QuantizeOptions.defaults());
    Dequantize.apply(graph);
    Unfuse.apply(graph);
    ModelProto model = graph.toModel();

    TorchGraph rebuilt = new TorchGraph(model);

    assertThat(rebuilt.countOf(FusedOps.LAYER_NORM)).isEqualTo(13);
    assertThat(rebuilt.countOf(FusedOps.GELU)).isEqualTo(6);
    assertThat(rebuilt.countOf(FusedOps.LINEAR)).as("classifier included").isEqualTo(37);
    assertThat(rebuilt.countOf(FusedOps.RESIDUAL)).isEqualTo(12);
    assertThat(rebuilt.lazyTables()).containsExactly("embeddings.word_embeddings.weight");
    assertThat(Oracle.libtorch(rebuilt, TWO_TEXTS))
        .containsExactly(Oracle.reference(model, TWO_TEXTS), Offset.offset(1e-4f));
  }
}
