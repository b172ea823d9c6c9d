package io.rhema.training.graph.seq2seq;

import static io.rhema.training.graph.seq2seq.Teacher.VOCABULARY;
import static io.rhema.training.graph.seq2seq.Teacher.at;
import static io.rhema.training.graph.seq2seq.Teacher.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import io.rhema.training.engine.HostValue;
import io.rhema.training.engine.Oracle;
import io.rhema.training.engine.Pass;
import io.rhema.training.engine.TensorData;
import io.rhema.training.engine.TorchGraph;
import io.rhema.training.engine.Value;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LstmTest {
  private static final LstmShape SHAPE = new LstmShape(VOCABULARY, 16, 2, 2, 12);
  private static final ModelProto MODEL = Seq2SeqGraphs.training(SHAPE, 7).toModel();
  private static final long[][] TARGETS = {{0, 21, 22, 23}, {0, 24, 25, 26}, {0, 27, 28, 29}};
  private static final int STEPS = 4;

  @TempDir Path folder;

  @Test
  void logitsAreThoseOfTheReferenceRuntime() {
    var feeds = batch(Teacher.SOURCES, Teacher.TARGETS);

    assertThat(Oracle.libtorch(MODEL, feeds))
        .containsExactly(Oracle.reference(MODEL, feeds), within(1e-5f));
  }

  @Test
  void aLaterTargetChangesNoEarlierLogits() {
    TorchGraph graph = new TorchGraph(MODEL);
    long[][] source = {Teacher.SOURCES[0]};

    float[] logits = Oracle.libtorch(graph, batch(source, new long[][] {{0, 21, 22}}));
    float[] changed = Oracle.libtorch(graph, batch(source, new long[][] {{0, 21, 30}}));

    assertThat(at(changed, 1)).containsExactly(at(logits, 1), within(1e-6f));
    assertThat(at(changed, 2)).isNotEqualTo(at(logits, 2));
  }

  @Test
  void paddingChangesNoRow() {
    TorchGraph graph = new TorchGraph(MODEL);

    float[] together = Oracle.libtorch(graph, batch(Teacher.SOURCES, TARGETS));

    for (int row = 0; row < TARGETS.length; row++) {
      float[] alone =
          Oracle.libtorch(
              graph, batch(new long[][] {Teacher.SOURCES[row]}, new long[][] {TARGETS[row]}));
      float[] same =
          Arrays.copyOfRange(together, row * STEPS * VOCABULARY, (row + 1) * STEPS * VOCABULARY);
      assertThat(same).as("row %d", row).containsExactly(alone, within(1e-5f));
    }
  }

  @Test
  void gradientsReachEveryWeightAlsoWithDropout() {
    TorchGraph graph = new TorchGraph(MODEL);
    graph.parameters().values().forEach(weight -> weight.set_requires_grad(true));
    try (PointerScope scope = new PointerScope()) {
      Map<String, Value> feeds = new HashMap<>();
      batch(Teacher.SOURCES, TARGETS)
          .forEach((name, f) -> feeds.put(name, new HostValue(f.integers(), f.shape())));
      Tensor logits = graph.run(feeds, new Pass(0.1, null)).get(Seq2SeqGraphs.LOGITS);

      logits.mul(logits).sum().backward();

      graph
          .parameters()
          .forEach(
              (name, weight) ->
                  assertThat(largest(TensorData.toFloats(weight.grad()))).as(name).isPositive());
    }
  }

  @Test
  void stepByStepTheLogitsAreThoseOfTeacherForcing() throws IOException {
    Seq2SeqGraphs.write(MODEL, SHAPE, folder);
    float[] taught = Oracle.libtorch(MODEL, batch(Teacher.SOURCES, TARGETS));

    ServedModel.Run run = new ServedModel(folder).start(Teacher.SOURCES);

    for (int step = 0; step < STEPS; step++) {
      float[] logits = run.step(ServedModel.column(TARGETS, step));
      for (int row = 0; row < TARGETS.length; row++) {
        assertThat(at(logits, row))
            .as("row %d, step %d", row, step)
            .containsExactly(at(taught, row * STEPS + step), within(1e-4f));
      }
    }
    float[] shares = run.output("cross_attentions.0");
    assertThat(shares).hasSize(3 * 5);
    assertThat(Arrays.copyOfRange(shares, 5 + 2, 5 + 5))
        .as("padding of the second row")
        .containsOnly(0);
  }

  @Test
  void directionsMustShareTheWidthEvenly() {
    assertThatThrownBy(() -> new LstmShape(37, 15, 1, 1, 12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hidden=15");
  }

  private static double largest(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> Math.abs(values[i])).max().orElse(0);
  }
}
