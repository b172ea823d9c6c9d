package io.rhema.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoSessionLeak.class)
class SharedSessionsTest {
  private static final TokenBatch BATCH =
      TokenBatch.of(List.of(new int[] {TinyBundles.id("good")}), 0);

  @TempDir Path dir;

  @Test
  void sharesOneSessionBetweenHandlesOfTheSameContent() {
    Path graph = GraphFile.write(dir, tiny());

    OnnxModel first = SharedSessions.open(graph, "content", SessionOptions.DEFAULT);
    OnnxModel second = SharedSessions.open(graph, "content", SessionOptions.DEFAULT);

    assertThat(SharedSessions.openSessions()).isEqualTo(1);
    first.close();
    assertThat(GraphFile.logits(second, BATCH).data()).containsExactly(-2, 2);
    second.close();
    assertThat(SharedSessions.openSessions()).isZero();
  }

  @Test
  void keepsSessionsOfOtherContentOrOptionsApart() {
    Path graph = GraphFile.write(dir, tiny());
    SessionOptions twoThreads = SessionOptions.DEFAULT.withThreads(2, 1);

    try (OnnxModel one = SharedSessions.open(graph, "content", SessionOptions.DEFAULT);
        OnnxModel two = SharedSessions.open(graph, "other", SessionOptions.DEFAULT);
        OnnxModel three = SharedSessions.open(graph, "content", twoThreads)) {
      assertThat(SharedSessions.openSessions()).isEqualTo(3);
      assertThat(List.of(one, two, three))
          .allSatisfy(
              model -> assertThat(GraphFile.logits(model, BATCH).data()).containsExactly(-2, 2));
    }
  }

  @Test
  void answersTheSameWithEveryOption() {
    Path graph = GraphFile.write(dir, tiny());
    for (SessionOptions.Arena arena : SessionOptions.Arena.values()) {
      for (SessionOptions.Optimization optimization : SessionOptions.Optimization.values()) {
        SessionOptions options =
            SessionOptions.DEFAULT.withArena(arena).withOptimization(optimization);
        try (OnnxModel model = SharedSessions.open(graph, "content", options)) {
          assertThat(GraphFile.logits(model, BATCH).data())
              .as("%s", options)
              .containsExactly(-2, 2);
        }
      }
    }
  }

  @Test
  void opensAndClosesAThousandTimes() {
    Path graph = GraphFile.write(dir, tiny());

    for (int i = 0; i < 1000; i++) {
      try (OnnxModel model = SharedSessions.open(graph, "content", SessionOptions.DEFAULT)) {
        assertThat(GraphFile.logits(model, BATCH).data()).containsExactly(-2, 2);
      }
    }
  }

  @Test
  void closedHandleRefusesToRun() {
    OnnxModel model = GraphFile.open(dir, tiny());
    model.close();

    assertThatCode(model::close).doesNotThrowAnyException();
    assertThatThrownBy(() -> GraphFile.logits(model, BATCH))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("The model is closed; open it again to run it");
  }

  @Test
  void cancelledHandleRefusesToRunAndLeavesOthersAlone() {
    Path graph = GraphFile.write(dir, tiny());

    try (OnnxModel cancelled = SharedSessions.open(graph, "content", SessionOptions.DEFAULT);
        OnnxModel other = SharedSessions.open(graph, "content", SessionOptions.DEFAULT)) {
      cancelled.cancel();

      assertThatThrownBy(() -> GraphFile.logits(cancelled, BATCH))
          .isInstanceOf(InferenceCancelledException.class);
      assertThat(GraphFile.logits(other, BATCH).data()).containsExactly(-2, 2);
    }
  }

  @Test
  void refusesATruncatedGraphInOneSentence() throws Exception {
    byte[] whole = tiny().toBytes();
    Path graph = Files.write(dir.resolve("cut.onnx"), Arrays.copyOf(whole, whole.length / 2));

    assertThatThrownBy(() -> SharedSessions.open(graph, "cut", SessionOptions.DEFAULT))
        .isInstanceOf(SessionException.class)
        .hasMessage("the ONNX runtime cannot open cut.onnx: Protobuf parsing failed");
  }

  @Test
  void refusesAMissingFile() {
    Path graph = dir.resolve("absent.onnx");

    assertThatThrownBy(() -> SharedSessions.open(graph, "absent", SessionOptions.DEFAULT))
        .isInstanceOf(SessionException.class)
        .hasMessageStartingWith("the ONNX runtime cannot open absent.onnx: ");
  }

  private static TinyClassifier tiny() {
    return new TinyClassifier(TinyBundles.table(1));
  }
}
