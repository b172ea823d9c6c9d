package io.rhema.operator.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static final RollbackBounds BOUNDS = new RollbackBounds(100, 0.1f, 2, 0.3f, DAY);

  private final Comparison canary = new Comparison(BOUNDS, true);
  private final Comparison shadow = new Comparison(BOUNDS, false);

  @Test
  void tooFewTextsDecideNothing() {
    canary.asked(99, 99);
    canary.answered(99, 99);
    took(canary, 4, 1_000);

    assertThat(canary.breach()).isEmpty();
  }

  @Test
  void whatReachesABoundHasNotPassedIt() {
    canary.asked(100, 10);
    canary.answered(100, 30);
    for (int batch = 0; batch < 5; batch++) {
      canary.took(20, 100, 1_000, 2_000);
    }

    assertThat(canary.breach()).isEmpty();
    assertThat(canary.figures()).isEqualTo(new TrialFigures(100, 10, 100, 0.1, 0.3, 2, 0.01, 0.02));
  }

  @Test
  void tooManyErrorsAreTold() {
    canary.asked(100, 11);

    assertThat(canary.breach())
        .hasValue(
            "It had no answer to 11.00 % of 100 texts that the serving version answered; at most 10.00 % is allowed.");
  }

  @Test
  void tooLittleAgreementIsTold() {
    canary.answered(200, 61);

    assertThat(canary.breach())
        .hasValue(
            "Its answers to 200 texts differ from those of the serving version by 0.305; at most 0.3 is allowed.");
  }

  @Test
  void tooMuchTimeIsTold() {
    took(canary, 5, 3_000);

    assertThat(canary.breach())
        .hasValue(
            "It took 3.00 times as long as the serving version for the same 100 texts, 0.0 instead of 0.0 µs a sub-word; at most 2.0 times is allowed.");
  }

  @Test
  void failingAltogetherIsTooMuchAtOnce() {
    shadow.failed("It failed.");

    assertThat(shadow.breach()).hasValue("It failed.");
  }

  /** Nobody sees what it answers, but everybody waits for it. */
  @Test
  void ofAShadowOnlyTheTimeCanBeTooMuch() {
    shadow.asked(1_000, 1_000);
    shadow.answered(1_000, 1_000);
    assertThat(shadow.breach()).isEmpty();

    took(shadow, 5, 3_000);
    assertThat(shadow.breach()).isPresent();
  }

  @Test
  void onePauseOfTheMachineDecidesNothing() {
    took(canary, 4, 1_000);
    took(canary, 1, 30_000_000_000L);

    assertThat(canary.breach()).isEmpty();
    assertThat(canary.figures().latencyRatio()).isEqualTo(1);
  }

  /** Else five such batches would hold up the stream before anything is done. */
  @Test
  void whatIsNoPauseAnyMoreDecidesAlone() {
    took(shadow, 1, 41_000_000_000L);

    assertThat(shadow.breach())
        .hasValue(
            "It took 41.0 s for 20 texts that took the serving version 0.0 s; at most 2.0 times is allowed.");
  }

  @Test
  void whatIsLongPastIsForgotten() {
    for (int batch = 0; batch < 1_000; batch++) {
      canary.asked(20, 0);
      canary.answered(20, 0);
    }
    took(canary, 1_000, 1_000);
    assertThat(canary.breach()).isEmpty();

    for (int batch = 0; batch < 5; batch++) {
      canary.answered(20, 20);
    }
    assertThat(canary.figures().disagreement()).isEqualTo(1);
    assertThat(canary.figures().compared()).isEqualTo(20_100);
    assertThat(canary.breach()).isPresent();
  }

  @Test
  void bothAreAskedUntilThereIsEnoughAndThenNowAndThen() {
    List<Boolean> wanted = new ArrayList<>();
    for (int batch = 0; batch < 21; batch++) {
      boolean both = canary.wantsBoth();
      wanted.add(both);
      if (both) {
        canary.answered(20, 0);
        canary.took(20, 100, 1_000, 1_000);
      }
    }

    assertThat(wanted.subList(0, 6)).containsOnly(true);
    assertThat(wanted.subList(6, 13)).containsOnly(false);
    assertThat(wanted.get(13)).isTrue();
    assertThat(wanted.subList(14, 21)).containsOnly(false);
  }

  @Test
  void itIsToldHowItGoesWhenThereIsEnoughAndWithEachDoubling() {
    List<Long> told = new ArrayList<>();
    for (int batch = 0; batch < 100; batch++) {
      canary.asked(10, 0);
      if (canary.isReportDue()) {
        told.add(canary.figures().texts());
      }
    }

    assertThat(told).containsExactly(100L, 200L, 400L, 800L);
  }

  @Test
  void beforeTheFirstTextThereAreNoFigures() {
    assertThat(canary.figures()).isEqualTo(TrialFigures.NONE);
    assertThat(canary.breach()).isEmpty();
  }

  private static void took(Comparison comparison, int batches, long candidateNanos) {
    for (int batch = 0; batch < batches; batch++) {
      comparison.took(20, 100, 1_000, candidateNanos);
    }
  }
}
