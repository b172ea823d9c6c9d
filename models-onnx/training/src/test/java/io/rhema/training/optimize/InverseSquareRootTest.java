package io.rhema.training.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class InverseSquareRootTest {
  private final LearningRate rate = new InverseSquareRoot(0.1, 100, 0, 1_000);

  @Test
  void risesToThePeakAndFallsWithTheRootOfTheStep() {
    assertThat(rate.at(0)).isCloseTo(0.001, within(1e-12));
    assertThat(rate.at(99)).isCloseTo(0.1, within(1e-12));
    assertThat(rate.at(399)).isCloseTo(0.05, within(1e-12));
  }

  @Test
  void doesNotDependOnTheEnd() {
    LearningRate longer = new InverseSquareRoot(0.1, 100, 0, 5_000);

    assertThat(longer.at(700)).isEqualTo(rate.at(700));
  }

  @Test
  void coolsDownToZeroInTheLastSteps() {
    LearningRate cooled = new InverseSquareRoot(0.1, 100, 200, 1_000);

    assertThat(cooled.at(800)).isEqualTo(rate.at(800));
    assertThat(cooled.at(900)).isCloseTo(rate.at(900) / 2, within(1e-12));
    assertThat(cooled.at(999)).isCloseTo(rate.at(999) / 200, within(1e-12));
    assertThat(cooled.at(1_000)).isZero();
  }

  @Test
  void refusesARateWithoutWarmUp() {
    assertThatThrownBy(() -> new InverseSquareRoot(0.1, 0, 0, 1_000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("warmupSteps=0");
  }
}
