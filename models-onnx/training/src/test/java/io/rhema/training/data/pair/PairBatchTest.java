package io.rhema.training.data.pair;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PairBatchTest {
  private static final int PAD = 0;
  private static final int START = 9;

  private final EncodedPairs pairs =
      new EncodedPairs.Builder()
          .add(new int[] {5, 1}, new int[] {6, 7, 1})
          .add(new int[] {5, 5, 5, 1}, new int[] {8, 1})
          .add(new int[] {1}, new int[] {1})
          .build();

  private final PairBatch batch = PairBatch.of(pairs, new int[] {1, 0}, PAD, START);

  @Test
  void padsSourcesAndMasksThePadding() {
    assertThat(batch.sourceIds()).containsExactly(5, 5, 5, 1, 5, 1, PAD, PAD);
    assertThat(batch.sourceMask()).containsExactly(1, 1, 1, 1, 1, 1, 0, 0);
  }

  @Test
  void targetsBeginWithTheStartAndLackTheirLastToken() {
    assertThat(batch.targetIds()).containsExactly(START, 8, PAD, START, 6, 7);
  }

  @Test
  void eachRealTargetPositionHasTheTokenThatIsToFollow() {
    assertThat(batch.positions()).containsExactly(0, 1, 3, 4, 5);
    assertThat(batch.labels()).containsExactly(8, 1, 6, 7, 1);
  }

  @Test
  void countsRealTokensAlone() {
    assertThat(batch.tokens()).isEqualTo(4 + 2 + 2 + 3);
  }
}
