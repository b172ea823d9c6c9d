package io.rhema.training.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class McNemarTest {
  /**
   * Fay, "Exact McNemar's Test and Matching Confidence Intervals" (vignette of the R package
   * exact2x2): discordant pairs 9 and 2, two-sided p = 0.06543, which is twice the one-sided one.
   */
  @Test
  void agreesWithAPublishedExample() {
    assertThat(new McNemar(9, 2).pWorse()).isCloseTo(0.06543 / 2, within(5e-6));
  }

  /** (1 + 14 + 91) / 2^14, the binomial coefficients of 14 added by hand. */
  @Test
  void addsTheTailOfTheBinomialDistribution() {
    assertThat(new McNemar(12, 2).pWorse()).isCloseTo(106.0 / 16_384, within(1e-12));
    assertThat(new McNemar(2, 12).pBetter()).isCloseTo(106.0 / 16_384, within(1e-12));
  }

  @Test
  void fiveLostAndNoneWonIsTheLeastThatCounts() {
    assertThat(new McNemar(4, 0).pWorse()).isEqualTo(1.0 / 16, within(1e-12));
    assertThat(new McNemar(5, 0).pWorse()).isEqualTo(1.0 / 32, within(1e-12));
  }

  @Test
  void equalModelsAreNeitherWorseNorBetter() {
    assertThat(new McNemar(0, 0).pWorse()).isEqualTo(1);
    assertThat(new McNemar(0, 0).pBetter()).isEqualTo(1);
    assertThat(new McNemar(3, 3).pWorse()).isEqualTo(new McNemar(3, 3).pBetter()).isGreaterThan(.5);
  }

  @Test
  void refusesWhatIsNoCount() {
    assertThatThrownBy(() -> new McNemar(-1, 2)).hasMessageContaining("worse=-1");
  }
}
