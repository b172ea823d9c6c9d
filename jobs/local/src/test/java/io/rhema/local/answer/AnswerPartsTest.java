package io.rhema.local.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.operator.interpret.TaskKind;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnswerPartsTest {
  private final AnswerParts parts = new AnswerParts(List.of(TaskKind.SENTIMENT, TaskKind.ENTITIES));

  @Test
  void isCompleteWhenEveryTaskHasSpokenInWhateverOrder() {
    assertThat(parts.give(Answers.entities(ResultStatus.ok))).isTrue();
    assertThat(parts.isComplete()).isFalse();
    assertThat(parts.give(Answers.positive(1))).isTrue();
    assertThat(parts.isComplete()).isTrue();

    Answer answer = parts.answer("1", "a");
    assertThat(answer.isWhole()).isTrue();
    assertThat(answer.result(SentimentResult.class)).contains(Answers.positive(1));
    assertThat(answer.result(EntitiesResult.class)).isPresent();
  }

  @Test
  void aTaskSpeaksOnce() {
    assertThat(parts.give(Answers.positive(1))).isTrue();
    assertThat(parts.give(Answers.positive(0.5f))).isFalse();
    assertThat(parts.refuse(List.of(TaskKind.SENTIMENT), "late")).isFalse();
    assertThat(parts.isComplete()).isFalse();
    assertThat(parts.answer("1", "a").results()).hasToString("[" + Answers.positive(1) + "]");
    assertThat(parts.answer("1", "a").errors()).isEmpty();
  }

  @Test
  void whatWasNotAskedForIsNotExpected() {
    assertThat(parts.give(Answers.embedding(ResultStatus.ok, 1f))).isFalse();
  }

  @Test
  void aRefusalMayBeOfOneTask() {
    assertThat(parts.refuse(List.of(TaskKind.ENTITIES), "not finite")).isTrue();
    assertThat(parts.isComplete()).isFalse();
    assertThat(parts.give(Answers.positive(1))).isTrue();

    assertThat(parts.isComplete()).isTrue();
    assertThat(parts.answer("1", "a").errors()).containsExactly("not finite");
    assertThat(parts.answer("1", "a").results()).hasSize(1);
  }

  @Test
  void aRefusalWithoutTasksIsOfAllThatAreLeft() {
    parts.give(Answers.positive(1));

    assertThat(parts.refuse(List.of(), "too long")).isTrue();
    assertThat(parts.isComplete()).isTrue();
    assertThat(parts.refuse(List.of(), "too long")).isFalse();
    assertThat(parts.answer("1", "a").errors()).containsExactly("too long");
  }
}
