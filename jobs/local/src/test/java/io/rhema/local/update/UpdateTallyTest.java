package io.rhema.local.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.UpdateOutcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateTallyTest {
  private final UpdateTally tally = new UpdateTally();

  @Test
  void isNotCompleteBeforeSomebodyAnswers() {
    assertThat(tally.isComplete()).isFalse();
  }

  @Test
  void isCompleteWithEverySubtaskOfThoseWhoAnswer() {
    tally.add(result("a", 1, 2, UpdateOutcome.serving));
    assertThat(tally.isComplete()).isFalse();
    tally.add(result("b", 0, 1, UpdateOutcome.unchanged));
    assertThat(tally.isComplete()).isFalse();
    tally.add(result("a", 0, 2, UpdateOutcome.serving));

    assertThat(tally.isComplete()).isTrue();
    assertThat(tally.results()).isEqualTo(3);
    assertThat(tally.unmoved()).isEmpty();
  }

  /** At-least-once delivery gives a result again after a failure. */
  @Test
  void aResultThatComesTwiceStandsForOneSubtask() {
    tally.add(result("a", 1, 2, UpdateOutcome.serving));
    tally.add(result("a", 1, 2, UpdateOutcome.serving));

    assertThat(tally.isComplete()).isFalse();
  }

  @Test
  void followsATrialToItsEnd() {
    tally.add(result("a", 0, 2, UpdateOutcome.canary));
    tally.add(result("a", 1, 2, UpdateOutcome.canary));
    tally.add(result("a", 0, 2, UpdateOutcome.comparing));
    assertThat(tally.isComplete()).isTrue();
    assertThat(tally.isTrialOver()).isFalse();
    assertThat(tally.unmoved()).isEmpty();

    ModelUpdateResult rolledBack = result("a", 1, 2, UpdateOutcome.rolledBack);
    tally.add(rolledBack);
    assertThat(tally.isTrialOver()).isTrue();
    assertThat(tally.isRolledBack()).isTrue();
    assertThat(tally.results()).isEqualTo(2);
    assertThat(tally.unmoved()).containsExactly(rolledBack);
  }

  @Test
  void aTrialThatSomebodyElseEndedWasNotRolledBack() {
    tally.add(result("a", 0, 1, UpdateOutcome.shadowing));
    tally.add(result("a", 0, 1, UpdateOutcome.superseded));

    assertThat(tally.isTrialOver()).isTrue();
    assertThat(tally.isRolledBack()).isFalse();
  }

  @Test
  void namesThoseThatServeSomethingElse() {
    ModelUpdateResult refused = result("a", 0, 3, UpdateOutcome.refused);
    ModelUpdateResult superseded = result("a", 1, 3, UpdateOutcome.superseded);
    tally.add(refused);
    tally.add(superseded);
    tally.add(result("a", 2, 3, UpdateOutcome.serving));

    assertThat(tally.unmoved()).containsExactly(refused, superseded);
  }

  @Test
  void aJobThatRefusesTheCommandItselfHasOneResult() {
    tally.add(result("a", null, 1, UpdateOutcome.refused));

    assertThat(tally.isComplete()).isTrue();
    assertThat(tally.unmoved()).hasSize(1);
  }

  private static ModelUpdateResult result(
      String job, Integer subtask, int subtasks, UpdateOutcome outcome) {
    return ModelUpdateResult.newBuilder()
        .setUpdateId("u")
        .setModel("sentiment")
        .setVersion("2")
        .setJob(job)
        .setTasks(subtask == null ? List.of() : List.of("sentiment"))
        .setSubtask(subtask)
        .setSubtasks(subtasks)
        .setOutcome(outcome)
        .setAt(Instant.EPOCH)
        .build();
  }
}
