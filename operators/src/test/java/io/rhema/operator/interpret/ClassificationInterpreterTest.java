package io.rhema.operator.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.session.InferenceException;
import io.rhema.model.task.Activation;
import io.rhema.model.task.Classification;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.Window;
import io.rhema.schema.ClassificationResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TextEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassificationInterpreterTest {
  private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_000L);
  private static final TextEvent EVENT =
      TextEvent.newBuilder().setId("e1").setText("fine").setEventTime(TIME).build();

  private final ClassificationInterpreter<SentimentResult> interpreter =
      ClassificationInterpreter.ofSentiment(
          new Classification(List.of("negative", "positive"), Activation.SOFTMAX),
          new ModelId("sentiment", "7"));

  @Test
  void namesTheEventTheModelAndTheMostProbableLabel() {
    SentimentResult result =
        interpreter.answer(EVENT, EncodedText.EMPTY, List.of(window(5, 0f, 1f)));

    assertThat(result.getEventId()).isEqualTo("e1");
    assertThat(result.getEventTime()).isEqualTo(TIME);
    assertThat(result.getModel()).isEqualTo("sentiment");
    assertThat(result.getModelVersion()).isEqualTo("7");
    assertThat(result.getStatus()).isEqualTo(ResultStatus.ok);
    assertThat(result.getLabel()).isEqualTo("positive");
    assertThat(result.getScore()).isCloseTo(0.7311f, within(1e-4f));
    assertThat(result.getScores()).containsOnlyKeys("negative", "positive");
    assertThat(result.getScores().get("negative")).isCloseTo(0.2689f, within(1e-4f));
  }

  @Test
  void windowsCountByTheirSubWords() {
    // (30 × 1 + 10 × -3) / 40 = 0: neither label wins.
    SentimentResult result =
        interpreter.answer(
            EVENT, EncodedText.EMPTY, List.of(window(30, 0f, 1f), window(10, 0f, -3f)));

    assertThat(result.getScore()).isCloseTo(0.5f, within(1e-6f));
  }

  @Test
  void withoutAnswerThereIsNeitherLabelNorScore() {
    SentimentResult result = interpreter.withoutAnswer(EVENT, ResultStatus.empty);

    assertThat(result.getStatus()).isEqualTo(ResultStatus.empty);
    assertThat(result.getLabel()).isNull();
    assertThat(result.getScore()).isNull();
    assertThat(result.getScores()).isEmpty();
    assertThat(result.getModel()).isEqualTo("sentiment");
  }

  @Test
  void refusesNumbersThatAreNoAnswer() {
    assertThatThrownBy(
            () -> interpreter.answer(EVENT, EncodedText.EMPTY, List.of(window(3, Float.NaN, 1f))))
        .isInstanceOf(InferenceException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void anyLabelsHaveRecordsOfTheirOwn() {
    ClassificationInterpreter<ClassificationResult> topics =
        ClassificationInterpreter.ofLabels(
            new Classification(List.of("sport", "art"), Activation.SOFTMAX),
            new ModelId("topics", "1"));

    ClassificationResult result = topics.answer(EVENT, EncodedText.EMPTY, List.of(window(5, 1, 0)));

    assertThat(result.getEventId()).isEqualTo("e1");
    assertThat(result.getEventTime()).isEqualTo(TIME);
    assertThat(result.getModel()).isEqualTo("topics");
    assertThat(result.getModelVersion()).isEqualTo("1");
    assertThat(result.getLabel()).isEqualTo("sport");
    assertThat(result.getScore()).isCloseTo(0.7311f, within(1e-4f));
    assertThat(result.getScores()).containsOnlyKeys("sport", "art");
    assertThat(topics.withoutAnswer(EVENT, ResultStatus.not_applicable).getScores()).isEmpty();
  }

  @Test
  void labelsThatHoldEachForItselfAreAllThereAndTheBestIsTheLabel() {
    ClassificationInterpreter<ClassificationResult> tags =
        ClassificationInterpreter.ofLabels(
            new Classification(List.of("a", "b", "c"), Activation.SIGMOID),
            new ModelId("tags", "1"));
    float ln3 = (float) Math.log(3);

    ClassificationResult result =
        tags.answer(EVENT, EncodedText.EMPTY, List.of(window(5, 0, ln3, -ln3)));

    assertThat(result.getLabel()).isEqualTo("b");
    assertThat(result.getScore()).isEqualTo(0.75f);
    assertThat(result.getScores()).isEqualTo(Map.of("a", 0.5f, "b", 0.75f, "c", 0.25f));
  }

  private static WindowOutput window(int subWords, float... logits) {
    return new WindowOutput(new Window(0, subWords), 1, logits.length, logits);
  }
}
