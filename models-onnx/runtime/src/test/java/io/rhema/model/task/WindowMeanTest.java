package io.rhema.model.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WindowMeanTest {
  @Test
  void weighsWindowsByTheirSubWords() {
    WindowMean mean = new WindowMean(2);

    mean.add(new float[] {1, -1}, 0, 30);
    mean.add(new float[] {9, 9, 5, 3}, 2, 10);

    // (30 × 1 + 10 × 5) / 40 and (30 × -1 + 10 × 3) / 40
    assertThat(mean.value()).containsExactly(2f, 0f);
  }

  @Test
  void oneWindowKeepsItsLogits() {
    WindowMean mean = new WindowMean(3);

    mean.add(new float[] {0.1f, 0.2f, 0.3f}, 0, 7);

    assertThat(mean.value()).containsExactly(0.1f, 0.2f, 0.3f);
  }

  @Test
  void emptyWindowCountsAsOneSubWord() {
    WindowMean mean = new WindowMean(1);

    mean.add(new float[] {4}, 0, 0);

    assertThat(mean.value()).containsExactly(4f);
  }

  @Test
  void hasNoValueWithoutAWindow() {
    assertThatThrownBy(() -> new WindowMean(1).value()).isInstanceOf(IllegalStateException.class);
  }
}
