package io.rhema.model.text.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WeightingTest {
  private static final int[] COUNTS = {3, 1, 2};
  private static final int[] FREQUENCIES = {6, 1, 2};

  @Test
  void binaryIsOneAndCountsAreCounts() {
    assertThat(Weighting.BINARY.weights(COUNTS, FREQUENCIES, 0)).containsExactly(1, 1, 1);
    assertThat(Weighting.COUNT.weights(COUNTS, FREQUENCIES, 0)).containsExactly(3, 1, 2);
  }

  /** By hand: 3 × 1, 1 × (ln 3.5 + 1) = 2.252763, 2 × (ln 7/3 + 1) = 3.694596; norm 5.265451. */
  @Test
  void tfIdfIsSmoothedAndOfLengthOne() {
    assertThat(Weighting.TFIDF.weights(COUNTS, FREQUENCIES, 6))
        .containsExactly(new float[] {0.569752f, 0.427839f, 0.701667f}, within(2e-6f));
  }

  @Test
  void noWordsHaveNoWeights() {
    for (Weighting weighting : Weighting.values()) {
      assertThat(weighting.weights(new int[0], new int[0], 6)).isEmpty();
    }
  }
}
