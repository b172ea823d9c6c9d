package io.rhema.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.engine.Oracle.Feed;
import io.rhema.training.graph.ClassificationHead;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.MiniLm;
import io.rhema.training.graph.OnnxGraph;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class TorchGraphTest {
  private static final Map<String, Feed> TWO_TEXTS =
      Map.of(
          "input_ids", Feed.of(new long[] {101, 2023, 2003, 2307, 102, 101, 2053, 102, 0, 0}, 2, 5),
          "attention_mask", Feed.of(new long[] {1, 1, 1, 1, 1, 1, 1, 1, 0, 0}, 2, 5),
          "token_type_ids", Feed.of(new long[10], 2, 5));

  @Test
  void miniLmGivesTheLogitsOfTheReferenceRuntime() {
    OnnxGraph graph = MiniLm.graph();
    ClassificationHead.attach(graph, MiniLm.HIDDEN, 2, 1);
    ModelProto model = graph.toModel();

    assertThat(Oracle.libtorch(model, TWO_TEXTS))
        .containsExactly(Oracle.reference(model, TWO_TEXTS), Offset.offset(1e-4f));
  }

  @Test
  void miniLmGivesTheVectorsOfTheReferenceRuntimeAndIsWrittenBackByteForByte() {
    ModelProto model = MiniLm.graph().toModel();
    TorchGraph graph = new TorchGraph(model);

    assertThat(Oracle.libtorch(graph, TWO_TEXTS))
        .containsExactly(Oracle.reference(model, TWO_TEXTS), Offset.offset(1e-4f));
    assertThat(graph.trainedModel().toByteArray()).isEqualTo(MiniLm.bytes());
  }

  @Test
  void miniLmIsFusedIntoLayersThatDropoutReaches() {
    TorchGraph graph = new TorchGraph(MiniLm.graph().toModel());

    assertThat(graph.countOf(FusedOps.LAYER_NORM)).isEqualTo(13);
    assertThat(graph.countOf(FusedOps.GELU)).isEqualTo(6);
    assertThat(graph.countOf(FusedOps.LINEAR)).isEqualTo(36);
    assertThat(graph.countOf(FusedOps.RESIDUAL)).isEqualTo(12);
    assertThat(graph.lazyTables()).containsExactly("embeddings.word_embeddings.weight");
  }

  @Test
  void changedWeightsAreInTheModelThatIsWrittenBack() {
    TorchGraph graph = new TorchGraph(scaling().graph().toModel());
    try (PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      Tensor weight = graph.parameters().get("weight");
      weight.mul_(new Scalar(2.0));
    }
    Map<String, Feed> feeds = Map.of("x", Feed.of(new float[] {1, 1, 1}, 3));

    assertThat(Oracle.reference(graph.trainedModel(), feeds)).containsExactly(2, 4, 6);
  }

  @Test
  void dropoutNodesDropInTrainingAlone() {
    GraphBuilder b = GraphBuilder.create("dropping", 17);
    b.input("x", DataType.FLOAT, 1000);
    b.into("", "Dropout", "drop", List.of("x"), List.of("y"));
    b.output("y", DataType.FLOAT, 1000);
    TorchGraph graph = new TorchGraph(b.graph().toModel());
    float[] ones = new float[1000];
    Arrays.fill(ones, 1);
    Feed x = Feed.of(ones, 1000);

    assertThat(Oracle.libtorch(graph, Map.of("x", x))).containsOnly(1);
    try (PointerScope scope = new PointerScope()) {
      Tensor dropped = graph.run(Map.of("x", x.value()), new Pass(0.5, null)).get("y");
      assertThat(TensorData.toFloats(dropped)).containsOnly(0, 2);
    }
  }

  @Test
  void namesTheNodeThatItCannotExecute() {
    GraphBuilder b = scaling();
    b.into("", "Hardmax", "odd one", List.of("x"), List.of("z"));
    b.output("z", DataType.FLOAT, 3);

    assertThatThrownBy(() -> new TorchGraph(b.graph().toModel()))
        .isInstanceOf(UnsupportedNodeException.class)
        .hasMessageContaining("odd one")
        .hasMessageContaining("Hardmax");
  }

  @Test
  void namesTheValueThatNobodyFeeds() {
    TorchGraph graph = new TorchGraph(scaling().graph().toModel());

    assertThatThrownBy(() -> Oracle.libtorch(graph, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'x'");
  }

  private static GraphBuilder scaling() {
    GraphBuilder b = GraphBuilder.create("scaling", 17);
    b.input("x", DataType.FLOAT, 3);
    String weight = b.floats("weight", new float[] {1, 2, 3}, 3);
    b.into("", "Mul", "scale", List.of("x", weight), List.of("y"));
    b.output("y", DataType.FLOAT, 3);
    return b;
  }
}
