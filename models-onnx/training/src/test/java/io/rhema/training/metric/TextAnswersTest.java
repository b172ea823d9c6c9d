package io.rhema.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextAnswersTest {
  private static final TextAnswers ANSWERS =
      new TextAnswers(
          List.of("sad", "glad"),
          List.of("right", "wrong", "quite wrong", "undecided"),
          new int[] {1, 1, 0, 1},
          List.of(
              new float[] {0, (float) Math.log(3)},
              new float[] {(float) Math.log(3), 0},
              new float[] {-300, 500},
              new float[] {2, 2}));

  @Test
  void theFirstOfEqualsIsTheAnswer() {
    assertThat(ANSWERS.accuracy().counts()).isDeepEqualTo(new long[][] {{0, 1}, {2, 1}});
  }

  @Test
  void theLossIsTheMeanOverAllTexts() {
    double expected = (-Math.log(0.75) - Math.log(0.25) + 800 - Math.log(0.5)) / 4;

    assertThat(ANSWERS.loss()).isCloseTo(expected, within(1e-6));
  }

  @Test
  void theSurestMistakesComeFirst() {
    assertThat(ANSWERS.worst(2))
        .extracting(Mistake::text, Mistake::truth, Mistake::answer)
        .containsExactly(tuple("quite wrong", "sad", "glad"), tuple("wrong", "glad", "sad"));
    assertThat(ANSWERS.worst(9)).hasSize(3);
    assertThat(ANSWERS.worst(9).get(1).probability()).isCloseTo(0.75, within(1e-6));
  }
}
