package io.rhema.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Accuracy HALF =
      Accuracy.of(List.of("a", "b"), new int[] {0, 1}, new int[] {0, 0});
  private static final EntityF1 ALL =
      EntityF1.of(List.of(List.of("B-PER")), List.of(List.of("B-PER")));
  private static final EntityF1 NONE =
      EntityF1.of(List.of(List.of("B-PER")), List.of(List.of("O")));

  @Test
  void theScoreIsTheMeanOfTheHeadsAndTheirDataSetsByWeight() {
    Evaluation evaluation =
        new Evaluation(
            List.of(
                new Measurement("sentiment", "Moods", 1, HALF),
                new Measurement("entities", "News", 3, ALL),
                new Measurement("entities", "Tweets", 1, NONE)));

    // sentiment 1/2, entities 3/4
    assertThat(evaluation.score()).isCloseTo(0.625, within(1e-12));
    assertThat(evaluation.figures())
        .containsExactly(
            entry("Moods accuracy", 0.5), entry("News F1", 1.0), entry("Tweets F1", 0.0));
  }
}
