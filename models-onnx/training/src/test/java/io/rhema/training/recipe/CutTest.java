package io.rhema.training.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CutTest {
  private static final int[] SIX = {1, 2, 3, 4, 5, 6};

  @Test
  void headKeepsTheBeginning() {
    assertThat(Cut.HEAD.apply(SIX, 3)).containsExactly(1, 2, 3);
  }

  @Test
  void headAndTailKeepsBothEndsAndTheHeadHasTheOddOne() {
    assertThat(Cut.HEAD_AND_TAIL.apply(SIX, 4)).containsExactly(1, 2, 5, 6);
    assertThat(Cut.HEAD_AND_TAIL.apply(SIX, 3)).containsExactly(1, 2, 6);
  }

  @Test
  void whatFitsStaysWhole() {
    for (Cut cut : Cut.values()) {
      assertThat(cut.apply(SIX, 6)).containsExactly(SIX);
    }
  }
}
