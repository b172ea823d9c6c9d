package io.rhema.training.graph.seq2seq;

import static io.rhema.training.graph.seq2seq.Teacher.SOURCES;
import static io.rhema.training.graph.seq2seq.Teacher.TARGETS;
import static io.rhema.training.graph.seq2seq.Teacher.VOCABULARY;
import static io.rhema.training.graph.seq2seq.Teacher.at;
import static io.rhema.training.graph.seq2seq.Teacher.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.rhema.training.engine.HostValue;
import io.rhema.training.engine.Oracle;
import io.rhema.training.engine.Oracle.Feed;
import io.rhema.training.engine.Pass;
import io.rhema.training.engine.TensorData;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.engine.Value;
import io.rhema.training.graph.layer.Positions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransformerTrainingTest {
  @ParameterizedTest
  @EnumSource
  void logitsAreThoseOfTheReferenceRuntime(Positions positions) {
    ModelProto model = model(positions);
    Map<String, Feed> batch = batch(SOURCES, TARGETS);

    assertThat(Oracle.libtorch(model, batch))
        .containsExactly(Oracle.reference(model, batch), within(1e-5f));
  }

  @ParameterizedTest
  @EnumSource
  void aLaterTargetChangesNoEarlierLogits(Positions positions) {
    TorchGraph graph = new TorchGraph(model(positions));
    long[][] source = {SOURCES[0]};

    float[] logits = Oracle.libtorch(graph, batch(source, new long[][] {{0, 21, 22, 23}}));
    float[] changed = Oracle.libtorch(graph, batch(source, new long[][] {{0, 21, 30, 31}}));

    assertThat(at(changed, 0)).containsExactly(at(logits, 0), within(1e-6f));
    assertThat(at(changed, 1)).containsExactly(at(logits, 1), within(1e-6f));
    assertThat(distance(at(changed, 2), at(logits, 2))).isGreaterThan(0.1);
  }

  @ParameterizedTest
  @EnumSource
  void paddingChangesNoRow(Positions positions) {
    TorchGraph graph = new TorchGraph(model(positions));

    float[] together = Oracle.libtorch(graph, batch(SOURCES, TARGETS));

    int first = 0;
    for (int row = 0; row < SOURCES.length; row++) {
      float[] alone =
          Oracle.libtorch(graph, batch(new long[][] {SOURCES[row]}, new long[][] {TARGETS[row]}));
      float[] same =
          Arrays.copyOfRange(
              together, first * VOCABULARY, (first + TARGETS[row].length) * VOCABULARY);
      assertThat(same).as("row %d", row).containsExactly(alone, within(1e-5f));
      first += TARGETS[row].length;
    }
  }

  @Test
  void onlyTheWantedPositionsAreAnswered() {
    TorchGraph graph = new TorchGraph(model(Positions.SINUSOIDAL));
    Map<String, Feed> all = batch(SOURCES, TARGETS);
    Map<String, Feed> two = new HashMap<>(all);
    two.put(Seq2SeqGraphs.TARGET_POSITIONS, Feed.of(new long[] {5, 1}, 2));

    float[] logits = Oracle.libtorch(graph, two);

    assertThat(logits).hasSize(2 * VOCABULARY);
    float[] every = Oracle.libtorch(graph, all);
    assertThat(at(logits, 0))
        .as("second row's second")
        .containsExactly(at(every, 4), within(1e-5f));
    assertThat(at(logits, 1)).as("first row's second").containsExactly(at(every, 1), within(1e-5f));
  }

  @ParameterizedTest
  @EnumSource
  void gradientsReachEveryWeightAlsoWithDropout(Positions positions) {
    TorchGraph graph = new TorchGraph(model(positions));
    graph.parameters().values().forEach(weight -> weight.set_requires_grad(true));
    try (PointerScope scope = new PointerScope()) {
      Map<String, Value> feeds = new HashMap<>();
      batch(SOURCES, TARGETS)
          .forEach((name, f) -> feeds.put(name, new HostValue(f.integers(), f.shape())));
      Tensor logits = graph.run(feeds, new Pass(0.1, null)).get(Seq2SeqGraphs.LOGITS);

      logits.mul(logits).sum().backward();

      graph
          .parameters()
          .forEach(
              (name, weight) ->
                  assertThat(norm(TensorData.toFloats(weight.grad()))).as(name).isPositive());
    }
  }

  @Test
  void theSeedDecidesTheWeights() {
    ModelProto model = model(Positions.LEARNED);

    assertThat(model(Positions.LEARNED)).isEqualTo(model);
    assertThat(Seq2SeqGraphs.training(Teacher.transformer(Positions.LEARNED), 8).toModel())
        .isNotEqualTo(model);
  }

  @Test
  void headsMustShareTheWidthEvenly() {
    assertThatThrownBy(() -> new TransformerShape(37, 18, 4, 32, 2, 2, Positions.SINUSOIDAL, 16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hidden=18, heads=4");
    assertThatThrownBy(() -> new TransformerShape(37, 16, 4, 32, 2, 0, Positions.SINUSOIDAL, 16))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("decoderLayers=0");
  }

  private static ModelProto model(Positions positions) {
    return Seq2SeqGraphs.training(Teacher.transformer(positions), 7).toModel();
  }

  private static double distance(float[] a, float[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> Math.abs(a[i] - b[i])).max().orElseThrow();
  }

  private static double norm(float[] values) {
    return Math.sqrt(
        IntStream.range(0, values.length).mapToDouble(i -> values[i] * values[i]).sum());
  }
}
