package io.rhema.training.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class PairedBootstrapTest {
  private static final int RESAMPLES = 40_000;

  /** Right answers of all, as a score: the mean of what is counted, times the number. */
  private static final ToDoubleFunction<long[]> RIGHT = sum -> sum[0];

  /**
   * Of four examples one is lost: a draw shows no loss when it misses that one four times, with the
   * probability (3/4)^4. Of 40,000 draws that share has a standard error of 0.0023.
   */
  @Test
  void agreesWithTheClosedForm() {
    long[][] serving = {{1}, {1}, {0}, {1}};
    long[][] candidate = {{1}, {0}, {0}, {1}};

    PairedBootstrap test = PairedBootstrap.of(serving, candidate, RIGHT, RESAMPLES, 1);

    assertThat(test.pWorse()).isCloseTo(Math.pow(0.75, 4), within(0.01));
    assertThat(test.pBetter()).isEqualTo(1);
    assertThat(test.difference()).isEqualTo(-1);
  }

  /**
   * Each example is lost or won with the same chance, so the sum over n draws is binomial: of 100
   * examples 30 are lost and 20 won, the difference of the sums has the mean -10 and the variance
   * 100 (0.5 - 0.01) = 49, hence an interval of -10 +- 1.96 * 7.
   */
  @Test
  void theIntervalIsThatOfTheSampledSum() {
    long[][] serving = new long[100][1];
    long[][] candidate = new long[100][1];
    for (int i = 0; i < 100; i++) {
      serving[i][0] = i < 30 ? 1 : 0;
      candidate[i][0] = i >= 80 ? 1 : 0;
    }

    PairedBootstrap test = PairedBootstrap.of(serving, candidate, RIGHT, RESAMPLES, 7);

    assertThat(test.low()).isCloseTo(-10 - 1.96 * 7, within(0.75));
    assertThat(test.high()).isCloseTo(-10 + 1.96 * 7, within(0.75));
  }

  @Test
  void equalAnswersGiveNoReasonAgainstTheCandidate() {
    long[][] counts = {{3, 2, 1}, {1, 1, 1}};

    PairedBootstrap test =
        PairedBootstrap.of(counts, counts, sum -> 2.0 * sum[2] / (sum[0] + sum[1]), 1_000, 1);

    assertThat(test).isEqualTo(new PairedBootstrap(0, 0, 0, 1, 1));
  }

  @Test
  void theSameSeedGivesTheSameFigures() {
    long[][] serving = {{1}, {1}, {0}, {1}, {1}, {0}};
    long[][] candidate = {{1}, {0}, {1}, {0}, {1}, {1}};

    assertThat(PairedBootstrap.of(serving, candidate, RIGHT, 1_000, 3))
        .isEqualTo(PairedBootstrap.of(serving, candidate, RIGHT, 1_000, 3));
  }

  @Test
  void refusesExamplesThatAreNoPairs() {
    assertThatThrownBy(() -> PairedBootstrap.of(new long[2][1], new long[3][1], RIGHT, 1_000, 1))
        .hasMessageContaining("2 examples against 3");
  }
}
