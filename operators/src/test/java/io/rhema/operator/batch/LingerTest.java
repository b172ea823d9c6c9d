package io.rhema.operator.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LingerTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;

  private final Linger linger = new Linger(Duration.ofMillis(20), 0);
  private long now;

  @Test
  void anIdleModelWaitsForAMoment() {
    assertThat(linger.millis(0)).isEqualTo(1);
    assertThat(linger.millis(10 * SECOND)).isEqualTo(1);
  }

  @Test
  void aModelThatIsAlwaysBusyWaitsForTheWholeTime() {
    linger.busy(0, 10 * SECOND);

    assertThat(linger.millis(10 * SECOND)).isEqualTo(20);
  }

  @Test
  void aModelThatHasTimeToSpareWaitsForAMoment() {
    busy(50);

    assertThat(linger.load()).isCloseTo(0.5, within(0.05));
    assertThat(linger.millis(10 * SECOND)).isEqualTo(1);

    busy(88);

    assertThat(linger.millis(20 * SECOND)).isEqualTo(1);
  }

  @Test
  void aModelThatIsBusyNearlyAllTheTimeWaitsForMostOfIt() {
    busy(97);

    assertThat(linger.load()).isCloseTo(0.97, within(0.01));
    assertThat(linger.millis(10 * SECOND)).isBetween(12L, 16L);
  }

  @Test
  void forgetsWhatIsLongPast() {
    linger.busy(0, 10 * SECOND);

    assertThat(linger.millis(13 * SECOND)).isEqualTo(1);
  }

  @Test
  void neverWaitsLongerThanItMay() {
    Linger none = new Linger(Duration.ZERO, 0);
    none.busy(0, SECOND);

    assertThat(none.millis(SECOND)).isZero();
  }

  /** For ten seconds more, so many of a hundred milliseconds. */
  private void busy(long millis) {
    for (int i = 0; i < 100; i++) {
      linger.busy(now, now + millis * MILLI);
      now += 100 * MILLI;
    }
  }
}
