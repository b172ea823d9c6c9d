package io.rhema.operator.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.session.InferenceException;
import io.rhema.model.task.Embedding;
import io.rhema.model.task.Pooling;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.Window;
import io.rhema.schema.EmbeddingResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.TextEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddingInterpreterTest {
  private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_000L);
  private static final TextEvent EVENT =
      TextEvent.newBuilder().setId("e1").setText("fine").setEventTime(TIME).build();

  private final EmbeddingInterpreter interpreter =
      new EmbeddingInterpreter(new Embedding(Pooling.MEAN, true), new ModelId("embeddings", "7"));

  @Test
  void namesTheEventTheModelAndHowTheVectorWasMade() {
    EmbeddingResult result = answer(row(2, 3, 4));

    assertThat(result.getEventId()).isEqualTo("e1");
    assertThat(result.getEventTime()).isEqualTo(TIME);
    assertThat(result.getModel()).isEqualTo("embeddings");
    assertThat(result.getModelVersion()).isEqualTo("7");
    assertThat(result.getStatus()).isEqualTo(ResultStatus.ok);
    assertThat(result.getPooling()).isEqualTo("mean");
    assertThat(result.getNormalised()).isTrue();
    assertThat(result.getVector()).containsExactly(0.6f, 0.8f);
  }

  @Test
  void poolsWhatTheGraphLeftUnpooled() {
    // One sub-word between two special tokens: (0, 6) + (3, 0) + (6, 6) over 3 = (3, 4).
    assertThat(answer(row(1, 0, 6, 3, 0, 6, 6)).getVector()).containsExactly(0.6f, 0.8f);
  }

  @Test
  void windowsCountByTheirSubWordsAndAreNormalisedTogether() {
    // (30 × (4, 0) + 10 × (0, 16)) / 40 = (3, 4): normalised each for itself it would be (3, 1).
    assertThat(answer(row(30, 4, 0), row(10, 0, 16)).getVector()).containsExactly(0.6f, 0.8f);
  }

  @Test
  void aVectorOfZerosIsAnAnswerAndNeverNaN() {
    assertThat(answer(row(3, 0, 0)).getVector()).containsExactly(0f, 0f);
  }

  @Test
  void withoutAnswerTheVectorIsEmpty() {
    EmbeddingResult result = interpreter.withoutAnswer(EVENT, ResultStatus.empty);

    assertThat(result.getStatus()).isEqualTo(ResultStatus.empty);
    assertThat(result.getVector()).isEmpty();
    assertThat(result.getModel()).isEqualTo("embeddings");
  }

  @Test
  void refusesNumbersThatAreNoAnswer() {
    assertThatThrownBy(() -> answer(row(3, Float.POSITIVE_INFINITY, 1)))
        .isInstanceOf(InferenceException.class)
        .hasMessageContaining("Infinity");
  }

  private EmbeddingResult answer(WindowOutput... windows) {
    return interpreter.answer(EVENT, EncodedText.EMPTY, List.of(windows));
  }

  private static WindowOutput row(int subWords, float... values) {
    return new WindowOutput(new Window(0, subWords), 1, 2, values);
  }
}
