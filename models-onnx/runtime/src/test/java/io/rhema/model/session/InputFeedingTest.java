package io.rhema.model.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.testing.NoSessionLeak;
import io.rhema.model.testing.TinyClassifier;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Graphs that differ only in what they declare get the same batch and must answer the same. */
@ExtendWith(NoSessionLeak.class)
class InputFeedingTest {
  private static final int PAD = 0;
  private static final float[][] TABLE = {{100, 100}, {1, 0}, {3, 4}, {8, -4}};
  private static final TokenBatch BATCH =
      TokenBatch.of(List.of(new int[] {1, 2, 3}, new int[] {2}, new int[] {3, 1}), PAD);

  /** The means of the rows' entries in the table; padding would show at once. */
  private static final float[] ANSWER = {4, 0, 3, 4, 4.5f, -2};

  @TempDir Path dir;

  static Stream<Named<TinyClassifier>> declarations() {
    return Stream.of(
        Named.of("as Optimum exports", tiny().types("token_type_ids")),
        Named.of("without types", tiny()),
        Named.of("int32", tiny().ids("input_ids", "int32").mask("attention_mask", "int32")),
        Named.of(
            "TensorFlow's names",
            tiny()
                .ids("input_ids_1:0", "int32")
                .mask("input_mask_1:0", "int32")
                .types("segment_ids_1:0")),
        Named.of(
            "input_mask and segment_ids", tiny().mask("input_mask", "int64").types("segment_ids")),
        Named.of("a mask of another type than the ids", tiny().mask("attention_mask", "int32")),
        Named.of("a float mask", tiny().mask("attention_mask", "float")),
        Named.of("a float16 mask", tiny().mask("attention_mask", "float16")),
        Named.of("a bool mask", tiny().mask("attention_mask", "bool")),
        Named.of("one row at a time", tiny().fixedRows(1)),
        Named.of("two rows at a time", tiny().fixedRows(2)),
        Named.of("eight rows at a time", tiny().fixedRows(8)),
        Named.of("rows of eight", tiny().fixedColumns(8)),
        Named.of("one row of three", tiny().fixedRows(1).fixedColumns(3)),
        Named.of("another output name", tiny().output("output_1", "float")),
        Named.of("labels not declared", tiny().withoutDeclaredLabels()),
        Named.of("float16 logits", tiny().output("logits", "float16")));
  }

  @ParameterizedTest
  @MethodSource("declarations")
  void feedsWhatTheGraphDeclares(TinyClassifier graph) {
    try (OnnxModel model = GraphFile.open(dir, graph)) {
      FloatTensor answer = GraphFile.logits(model, BATCH);

      assertThat(answer.shape()).containsExactly(3, 2);
      assertThat(answer.data()).containsExactly(ANSWER);
    }
  }

  @Test
  void countsPositionsFromZero() {
    try (OnnxModel model = GraphFile.open(dir, tiny().positions("position_ids", 3))) {
      // Position p adds 0.001 p to its token: the means grow by 0.001, 0 and 0.0005.
      assertThat(GraphFile.logits(model, BATCH).data())
          .containsExactly(new float[] {4.001f, 0.001f, 3, 4, 4.5005f, -1.9995f}, within(1e-5f));
    }
  }

  @Test
  void runsAGraphWithoutMaskOnRowsOfOneLength() {
    try (OnnxModel model = GraphFile.open(dir, tiny().withoutMask())) {
      TokenBatch rows = TokenBatch.of(List.of(new int[] {1, 2}, new int[] {3, 3}), PAD);

      assertThat(GraphFile.logits(model, rows).data()).containsExactly(2, 2, 8, -4);
    }
  }

  @Test
  void answersBatchesThatGrowAndShrink() {
    try (OnnxModel model = GraphFile.open(dir, tiny())) {
      TokenBatch one = TokenBatch.of(List.of(new int[] {1}), PAD);

      assertThat(GraphFile.logits(model, one).data()).containsExactly(1, 0);
      assertThat(GraphFile.logits(model, BATCH).data()).containsExactly(ANSWER);
      assertThat(GraphFile.logits(model, one).data()).containsExactly(1, 0);
    }
  }

  @Test
  void refusesARowLongerThanTheFixedLength() {
    try (OnnxModel model = GraphFile.open(dir, tiny().fixedColumns(2))) {
      assertThat(model.fixedColumns()).hasValue(2);
      assertThatThrownBy(() -> GraphFile.logits(model, BATCH))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A row has 3 tokens; the graph takes exactly 2");
    }
  }

  @Test
  void failsOneBatchWithAnIdBeyondTheVocabularyAndAnswersTheNext() {
    try (OnnxModel model = GraphFile.open(dir, tiny())) {
      TokenBatch bad = TokenBatch.of(List.of(new int[] {1, 4}), PAD);

      assertThatThrownBy(() -> GraphFile.logits(model, bad))
          .isInstanceOf(InferenceException.class)
          .hasMessageStartingWith("The model failed on a batch of 1 rows of 2 tokens: ")
          .hasMessageContaining("out of data bounds");
      assertThat(GraphFile.logits(model, BATCH).data()).containsExactly(ANSWER);
    }
  }

  private static TinyClassifier tiny() {
    return new TinyClassifier(TABLE);
  }
}
