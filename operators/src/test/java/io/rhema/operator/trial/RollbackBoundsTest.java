package io.rhema.operator.trial;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RollbackBoundsTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void refusesAWrongValueByName() {
    assertThatThrownBy(() -> new RollbackBounds(0, 0, 1, 0, DAY))
        .hasMessageContaining("minTexts=0");
    assertThatThrownBy(() -> new RollbackBounds(10_001, 0, 1, 0, DAY))
        .hasMessage("minTexts=10001: must be from 1 to 10000");
    assertThatThrownBy(() -> new RollbackBounds(1, -1, 1, 0, DAY))
        .hasMessageContaining("maxErrorRate");
    assertThatThrownBy(() -> new RollbackBounds(1, 0, 0.5f, 0, DAY))
        .hasMessage("maxLatencyRatio=0.5: must be at least 1");
    assertThatThrownBy(() -> new RollbackBounds(1, 0, Float.NaN, 0, DAY))
        .hasMessageContaining("maxLatencyRatio=NaN");
    assertThatThrownBy(() -> new RollbackBounds(1, 0, 1, 1.5f, DAY))
        .hasMessageContaining("maxDisagreement=1.5");
  }
}
