package io.rhema.training.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CosineDecayTest {
  private final LearningRate rate = new CosineDecay(0.1, 100, 1_100);

  @Test
  void risesToThePeakAndFallsAlongHalfACosine() {
    assertThat(rate.at(0)).isBetween(0.0, 0.001);
    assertThat(rate.at(100)).isCloseTo(0.1, within(1e-12));
    assertThat(rate.at(350)).isCloseTo(0.1 * (1 + Math.sqrt(0.5)) / 2, within(1e-12));
    assertThat(rate.at(600)).isCloseTo(0.05, within(1e-12));
    assertThat(rate.at(1_100)).isCloseTo(0, within(1e-12));
    assertThat(rate.at(2_000)).isCloseTo(0, within(1e-12));
  }

  @Test
  void refusesAPeakBehindTheEnd() {
    assertThatThrownBy(() -> new CosineDecay(0.1, 100, 100))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("come before the end");
  }
}
