package io.rhema.training.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.engine.Oracle.Feed;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.optimize.ParameterBlock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bytedeco.javacpp.PointerScope;
import org.junit.jupiter.api.Test;

class BatchNormTest {
  private static final Pass TRAINING = new Pass(0, null);
  private static final Map<String, Feed> BATCH =
      Map.of("x", Feed.of(new float[] {1, 10, 3, 30}, 2, 2));

  private final TorchGraph graph = new TorchGraph(graph().graph().toModel());

  @Test
  void trainingNormalisesByTheBatchAndMovesTheRunningStatistics() {
    assertThat(run(TRAINING, BATCH)).containsExactly(new float[] {-1, -1, 1, 1}, within(1e-4f));

    assertThat(statistic("mean")).containsExactly(new float[] {0.2f, 2}, within(1e-5f));
    assertThat(statistic("variance")).containsExactly(new float[] {1.1f, 20.9f}, within(1e-4f));
    assertThat(Oracle.reference(graph.trainedModel(), BATCH))
        .containsExactly(run(Pass.EVALUATION, BATCH), within(1e-5f));
  }

  @Test
  void evaluationLeavesTheRunningStatistics() {
    assertThat(run(Pass.EVALUATION, BATCH))
        .containsExactly(new float[] {1, 10, 3, 30}, within(1e-3f));

    assertThat(statistic("mean")).containsExactly(0, 0);
    assertThat(statistic("variance")).containsExactly(1, 1);
  }

  @Test
  void oneRowAloneIsNormalisedByTheRunningStatistics() {
    Map<String, Feed> one = Map.of("x", Feed.of(new float[] {1, 10}, 1, 2));

    assertThat(run(TRAINING, one)).containsExactly(new float[] {1, 10}, within(1e-3f));
    assertThat(statistic("variance")).containsExactly(1, 1);
  }

  @Test
  void statisticsAreNotTrainedButKeptWithTheWeights() {
    ParameterBlock block = new ParameterBlock(graph, Set.of());

    assertThat(graph.parameters().keySet()).containsExactlyInAnyOrder("scale", "shift");
    assertThat(block.parameters().keySet())
        .containsExactlyInAnyOrder("scale", "shift", "mean", "variance");
  }

  private float[] run(Pass pass, Map<String, Feed> feeds) {
    try (PointerScope scope = new PointerScope()) {
      return TensorData.toFloats(graph.run(Map.of("x", feeds.get("x").value()), pass).get("y"));
    }
  }

  private float[] statistic(String name) {
    return TensorData.toFloats(graph.statistics().get(name));
  }

  private static GraphBuilder graph() {
    GraphBuilder b = GraphBuilder.create("norm", 17);
    b.input("x", DataType.FLOAT, "rows", 2);
    List<String> inputs =
        List.of(
            "x",
            b.floats("scale", new float[] {1, 1}, 2),
            b.floats("shift", new float[] {0, 0}, 2),
            b.floats("mean", new float[] {0, 0}, 2),
            b.floats("variance", new float[] {1, 1}, 2));
    b.into("", "BatchNormalization", "norm", inputs, List.of("y"));
    b.output("y", DataType.FLOAT, "rows", 2);
    return b;
  }
}
