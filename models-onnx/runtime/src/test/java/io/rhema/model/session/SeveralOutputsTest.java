package io.rhema.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.OnnxFile;
import io.rhema.model.testing.TinyEncoder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which outputs a run gives, and that they have the shape of the batch. */
@ExtendWith(NoSessionLeak.class)
class SeveralOutputsTest {
  private static final int PAD = 0;
  private static final float[][] TABLE = {{9, 9, 9}, {1, 2, 3}, {5, 4, 7}};
  private static final TokenBatch BATCH =
      TokenBatch.of(List.of(new int[] {1, 2, 1}, new int[] {2}, new int[] {1, 1}), PAD);

  @TempDir Path dir;

  @Test
  void givesTheOutputsInTheOrderAsked() {
    try (OnnxModel model = open(heads(new TinyEncoder(TABLE)))) {
      List<FloatTensor> answers = model.run(BATCH, List.of("tokens", "rows", "tokens"));

      assertThat(answers.get(0).shape()).containsExactly(3, 3, 2);
      assertThat(answers.get(1).shape()).containsExactly(3, 1);
      assertThat(answers.get(1).data()).containsExactly(7 / 3f, 5, 1);
      assertThat(answers.get(2).data()).isSameAs(answers.get(0).data());
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 3", "1, 8", "2, 3", "2, 5", "3, 4", "4, 3", "7, 9"})
  void fixedRowsAndColumnsDoNotShow(int rows, int columns) {
    List<String> both = List.of("rows", "tokens");
    List<FloatTensor> expected;
    try (OnnxModel free = open(heads(new TinyEncoder(TABLE)))) {
      expected = free.run(BATCH, both);
    }

    try (OnnxModel fixed = open(heads(TinyEncoder.fixed(TABLE, rows, columns)))) {
      List<FloatTensor> answers = fixed.run(BATCH, both);

      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i).shape()).containsExactly(expected.get(i).shape());
        assertThat(answers.get(i).data()).containsExactly(expected.get(i).data());
      }
    }
  }

  @Test
  void refusesOutputsThatCannotBeRead() throws Exception {
    OnnxFile graph =
        new OnnxFile()
            .input("input_ids", "int64", List.of("b", "s"))
            .node("Identity", "ids", "input_ids")
            .output("ids", "int64", List.of("b", "s"));

    try (OnnxModel model = open(graph.toBytes())) {
      assertThatThrownBy(() -> model.run(BATCH, List.of("ids")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(
              "'ids' is no float output of the graph; its outputs are ['ids' int64 [?, ?]]");
      assertThatThrownBy(() -> model.run(BATCH, List.of("logits")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("'logits' is no float output");
      assertThatThrownBy(() -> model.run(BATCH, List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("No output is asked for; name at least one");
    }
  }

  @ParameterizedTest
  @CsvSource({"-1, -1", "1, 8", "4, 5"})
  void feedsWordShapesWithPaddingAsSmallLettersApart(int rows, int columns) {
    float[][] nothing = new float[3][1];
    float[][] shapes = {{0}, {10}, {20}, {30}, {40}, {50}, {60}, {70}};
    TinyEncoder graph =
        rows < 0 ? new TinyEncoder(nothing) : TinyEncoder.fixed(nothing, rows, columns);
    graph.perToken("tokens", graph.hiddenWithShape(shapes), 0, 1);
    TokenBatch batch =
        TokenBatch.ofRows(
            List.of(
                new TokenRow(new int[] {1, 2, 1}, new byte[] {1, 2, 7}),
                new TokenRow(new int[] {2}, new byte[] {3})),
            PAD);

    try (OnnxModel model = open(graph.toBytes())) {
      assertThat(model.run(batch, List.of("tokens")).get(0).data())
          .containsExactly(10, 20, 70, 30, 0, 0);
    }
  }

  private static byte[] heads(TinyEncoder encoder) {
    return encoder
        .perRow("rows", encoder.hidden(), 0, 1)
        .perToken("tokens", encoder.hidden(), 1, 3)
        .toBytes();
  }

  private OnnxModel open(byte[] graph) {
    try {
      Path file = Files.createTempFile(dir, "graph", ".onnx");
      return SharedSessions.open(Files.write(file, graph), file.toString(), SessionOptions.DEFAULT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
