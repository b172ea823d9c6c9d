package io.rhema.training.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateTest {
  private final LearningRate rate = new LinearDecay(0.1, 10, 110);

  @Test
  void risesToThePeakAndFallsToZero() {
    assertThat(rate.at(0)).isBetween(0.0, 0.01);
    assertThat(rate.at(10)).isCloseTo(0.1, within(1e-12));
    assertThat(rate.at(60)).isCloseTo(0.05, within(1e-12));
    assertThat(rate.at(110)).isZero();
  }

  @Test
  void neverIsAboveThePeakNorBelowZero() {
    for (int step = 0; step < 120; step++) {
      assertThat(rate.at(step)).isBetween(0.0, 0.1);
    }
  }

  @Test
  void refusesAWarmUpThatDoesNotEnd() {
    assertThatThrownBy(() -> new LinearDecay(0.1, 10, 10))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("warmupSteps=10");
  }
}
