package io.rhema.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.TrialComparison;
import io.rhema.schema.UpdateOutcome;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class UpdateLineTest {

  @Test
  void saysWhatServes() {
    assertThat(
            UpdateLine.of(
                result(UpdateOutcome.serving).setOpenMillis(12.4).setPauseMillis(0.25).build()))
        .isEqualTo(
            "nlp, sentiment and entities 1/2: serving 3 in place of 2, opened in 12 ms, changed over in 0.3 ms");
  }

  @Test
  void saysWhatIsTried() {
    assertThat(UpdateLine.of(result(UpdateOutcome.canary).setOpenMillis(12.4).build()))
        .isEqualTo("nlp, sentiment and entities 1/2: canary 3 beside 2, opened in 12 ms");
  }

  @Test
  void saysHowATrialEnded() {
    TrialComparison comparison =
        TrialComparison.newBuilder()
            .setTexts(210)
            .setErrors(3)
            .setCompared(200)
            .setDisagreement(0.25)
            .setLatencyRatio(4.567)
            .build();

    assertThat(
            UpdateLine.of(
                result(UpdateOutcome.rolledBack)
                    .setReason("Too\u001b[2J slow.")
                    .setComparison(comparison)
                    .build()))
        .doesNotContain("\u001b")
        .startsWith("nlp, sentiment and entities 1/2: rolledBack 3: Too")
        .endsWith(" slow. (210 texts, 3 errors, agreement 75.0 %, 4.57 times the time)");
  }

  @Test
  void saysNothingOfWhatIsNotKnownYet() {
    TrialComparison comparison =
        TrialComparison.newBuilder().setTexts(0).setErrors(0).setCompared(0).build();

    assertThat(UpdateLine.of(result(UpdateOutcome.stopped).setComparison(comparison).build()))
        .isEqualTo("nlp, sentiment and entities 1/2: stopped 3 (0 texts, 0 errors)");
  }

  private static ModelUpdateResult.Builder result(UpdateOutcome outcome) {
    return ModelUpdateResult.newBuilder()
        .setUpdateId("u")
        .setModel("sentiment")
        .setVersion("3")
        .setPreviousVersion("2")
        .setJob("nlp")
        .setTasks(List.of("sentiment", "entities"))
        .setSubtask(0)
        .setSubtasks(2)
        .setOutcome(outcome)
        .setAt(Instant.EPOCH);
  }
}
