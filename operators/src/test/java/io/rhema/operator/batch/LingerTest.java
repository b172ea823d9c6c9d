package io.rhema.operator.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LingerTest {
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000 * MILLI;

  private final Linger linger = new Linger(Duration.ofMillis(20), 0);

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
  void aModelThatIsBusyHalfOfTheTimeHardlyWaits() {
    busy(5);

    assertThat(linger.load()).isCloseTo(0.5, within(0.05));
    assertThat(linger.millis(10 * SECOND)).isEqualTo(1);
  }

  @Test
  void aModelThatIsBusyNearlyAllTheTimeWaitsForMostOfIt() {
    busy(9);

    assertThat(linger.load()).isCloseTo(0.9, within(0.05));
    assertThat(linger.millis(10 * SECOND)).isBetween(11L, 15L);
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

  /** For ten seconds, so many milliseconds of each ten. */
  private void busy(long millis) {
    for (long at = 0; at < 10_000; at += 10) {
      linger.busy(at * MILLI, (at + millis) * MILLI);
    }
  }
}
