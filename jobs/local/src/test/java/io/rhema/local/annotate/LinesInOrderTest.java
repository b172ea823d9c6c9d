package io.rhema.local.annotate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.job.line.Line;
import io.rhema.local.answer.Answer;
import io.rhema.local.line.LineFormat;
import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.SentimentResult;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinesInOrderTest {
  private final List<Answer> answers = new ArrayList<>();
  private final LinesInOrder lines =
      new LinesInOrder(
          LineFormat.TEXT, List.of(TaskKind.SENTIMENT, TaskKind.ENTITIES), answers::add);

  @BeforeEach
  void enterThreeLines() throws InterruptedException {
    for (int number = 1; number <= 3; number++) {
      lines.enter(new Line(number, ("line " + number).getBytes(StandardCharsets.UTF_8)));
    }
  }

  @Test
  void answersLeaveInOrderWhenAllTasksHaveSpoken() {
    give(3, entities());
    give(2, sentiment());
    give(2, entities());
    give(1, entities());
    assertThat(answers).isEmpty();

    give(1, sentiment());
    assertThat(answers).extracting(Answer::text).containsExactly("line 1", "line 2");
    assertThat(lines.unanswered()).isEqualTo(1);

    give(3, sentiment());
    assertThat(answers).extracting(Answer::text).containsExactly("line 1", "line 2", "line 3");
    assertThat(answers).allMatch(answer -> answer.results().size() == 2);
    assertThat(lines.unanswered()).isZero();
  }

  @Test
  void aTaskThatAnswersTwiceFails() {
    give(2, sentiment());

    assertThatThrownBy(() -> give(2, sentiment()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Line 2");
  }

  private void give(int line, SpecificRecord result) {
    lines.given(
        new ResultRecord(
            Integer.toString(line).getBytes(StandardCharsets.US_ASCII), List.of(), result));
  }

  private static SpecificRecord sentiment() {
    return SentimentResult.newBuilder()
        .setEventId("1")
        .setStatus(ResultStatus.empty)
        .setModel("m")
        .setModelVersion("1")
        .setEventTime(Instant.EPOCH)
        .build();
  }

  private static SpecificRecord entities() {
    return EntitiesResult.newBuilder()
        .setEventId("1")
        .setStatus(ResultStatus.empty)
        .setEntities(List.of())
        .setModel("m")
        .setModelVersion("1")
        .setEventTime(Instant.EPOCH)
        .build();
  }
}
