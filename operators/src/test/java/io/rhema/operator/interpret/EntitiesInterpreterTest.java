package io.rhema.operator.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.bundle.ModelId;
import io.rhema.model.session.InferenceException;
import io.rhema.model.task.TokenClassification;
import io.rhema.model.text.EncodedText;
import io.rhema.model.text.Window;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.Entity;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.TextEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntitiesInterpreterTest {
  private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_000L);
  private static final TokenClassification TASK =
      new TokenClassification(List.of("O", "B-PER", "I-PER"));
  private static final ModelId MODEL = new ModelId("entities", "7");

  /** Three words of one sub-word each; the first character takes two UTF-16 code units. */
  private static final String TEXT = "𝔸da und Bo";

  private static final EncodedText SUB_WORDS =
      new EncodedText(
          "test",
          new int[] {7, 8, 9},
          new int[] {0, 5, 9},
          new int[] {4, 8, 11},
          new int[] {0, 1, 2},
          new byte[3]);

  private final EntitiesInterpreter interpreter =
      EntitiesInterpreter.of(TASK, MODEL, InterpretOptions.DEFAULT);

  @Test
  void reportsStretchesOfTheTextInBothKindsOfOffset() {
    EntitiesResult result = interpreter.answer(event(), SUB_WORDS, List.of(window(0, 3, 1, 0, 1)));

    assertThat(result.getEventId()).isEqualTo("e1");
    assertThat(result.getEventTime()).isEqualTo(TIME);
    assertThat(result.getModel()).isEqualTo("entities");
    assertThat(result.getModelVersion()).isEqualTo("7");
    assertThat(result.getStatus()).isEqualTo(ResultStatus.ok);
    float sure = result.getEntities().get(0).getScore();
    assertThat(result.getEntities())
        .containsExactly(
            new Entity("PER", "𝔸da", 0, 4, 0, 3, sure),
            new Entity("PER", "Bo", 9, 11, 8, 10, sure));
    assertThat(sure).isBetween(0.99f, 1f);
  }

  @Test
  void putsTheWindowsOfALongTextTogether() {
    EntitiesResult result =
        interpreter.answer(event(), SUB_WORDS, List.of(window(0, 2, 0, 1), window(1, 3, 1, 2)));

    assertThat(result.getEntities()).extracting(Entity::getText).containsExactly("und Bo");
  }

  @Test
  void aTextWithoutEntitiesIsAnsweredToo() {
    EntitiesResult result = interpreter.answer(event(), SUB_WORDS, List.of(window(0, 3, 0, 0, 0)));

    assertThat(result.getStatus()).isEqualTo(ResultStatus.ok);
    assertThat(result.getEntities()).isEmpty();
  }

  @Test
  void withoutAnswerThereIsNoEntity() {
    EntitiesResult result = interpreter.withoutAnswer(event(), ResultStatus.not_applicable);

    assertThat(result.getStatus()).isEqualTo(ResultStatus.not_applicable);
    assertThat(result.getEntities()).isEmpty();
    assertThat(result.getModel()).isEqualTo("entities");
  }

  @Test
  void refusesEntitiesThatNoRecordCouldCarry() {
    EntitiesInterpreter small =
        EntitiesInterpreter.of(TASK, MODEL, InterpretOptions.DEFAULT.withMaxBytes(100));

    assertThatThrownBy(() -> small.answer(event(), SUB_WORDS, List.of(window(0, 3, 1, 0, 1))))
        .isInstanceOf(InferenceException.class)
        .hasMessage(
            "The text has 2 entities, which take up to 104 bytes; at most 100 fit one record.");
  }

  private static TextEvent event() {
    return TextEvent.newBuilder().setId("e1").setText(TEXT).setEventTime(TIME).build();
  }

  /** A row of sub-words with these labels, between two special tokens of which nothing is known. */
  private static WindowOutput window(int from, int to, int... labels) {
    int width = TASK.labels().size();
    float[] logits = new float[(labels.length + 2) * width];
    Arrays.fill(logits, Float.NaN);
    for (int i = 0; i < labels.length; i++) {
      for (int label = 0; label < width; label++) {
        logits[(i + 1) * width + label] = label == labels[i] ? 9 : 0;
      }
    }
    return new WindowOutput(new Window(from, to), 1, width, logits);
  }
}
