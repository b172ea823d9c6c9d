package io.rhema.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingLineTest {
  private static final double MILLI = 1e6;

  /** Ten arrive a second, so each is due 100 ms after the one before. */
  @Test
  void whoComesWhileAnotherIsServedWaitsForTheRest() {
    Arrival arrival = new Arrival("steady", 10, 1);

    assertThat(WaitingLine.waits(arrival, 4, new double[] {150 * MILLI, 10 * MILLI}, 1))
        .containsExactly(0, (long) (50 * MILLI), 0, (long) (50 * MILLI));
  }

  @Test
  void partitionsDoNotWaitForEachOther() {
    Arrival arrival = new Arrival("steady", 10, 1);

    assertThat(WaitingLine.waits(arrival, 4, new double[] {150 * MILLI, 10 * MILLI}, 2))
        .containsExactly(0, 0, 0, 0);
  }

  @Test
  void whoComesAtOnceIsServedInTurn() {
    Arrival arrival = new Arrival("burst", 10, 3);

    assertThat(WaitingLine.waits(arrival, 3, new double[] {MILLI}, 1))
        .containsExactly(0, (long) MILLI, (long) (2 * MILLI));
  }
}
