package io.rhema.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.rhema.training.metric.Accuracy.PerClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracyTest {
  private final Accuracy accuracy =
      Accuracy.of(
          List.of("no", "yes", "never"), new int[] {0, 0, 0, 1, 1}, new int[] {0, 0, 1, 1, 0});

  @Test
  void macroF1CountsEveryLabelThatOccursTheSame() {
    Accuracy lopsided =
        Accuracy.of(List.of("a", "b", "never"), new int[] {0, 0, 0, 1}, new int[] {0, 0, 0, 0});

    assertThat(lopsided.macroF1()).isCloseTo((6.0 / 7 + 0) / 2, within(1e-12));
  }

  @Test
  void isTheShareOfRightAnswers() {
    assertThat(accuracy.value()).isCloseTo(0.6, within(1e-12));
    assertThat(accuracy.total()).isEqualTo(5);
  }

  @Test
  void perClassCountsWhatWasFoundAndWhatWasRight() {
    PerClass yes = accuracy.perClass().get(1);

    assertThat(yes).isEqualTo(new PerClass("yes", 0.5, 0.5, 0.5, 2));
  }

  @Test
  void aClassThatNeverOccursScoresZeroNotNaN() {
    assertThat(accuracy.perClass().get(2)).isEqualTo(new PerClass("never", 0, 0, 0, 0));
  }

  @Test
  void nothingAnsweredIsZero() {
    assertThat(Accuracy.of(List.of("a", "b"), new int[0], new int[0]).value()).isZero();
  }

  @Test
  void alwaysTheCommonestLabelIsWhatToBeBetterThan() {
    Accuracy accuracy = Accuracy.of(List.of("ham", "spam"), new int[] {0, 1, 0, 0}, new int[4]);

    assertThat(accuracy.baseline()).contains(new Baseline("always 'ham'", 0.75));
    assertThat(accuracy.baseline().orElseThrow().describe()).isEqualTo("always 'ham': 0.7500");
    assertThat(accuracy.figures()).containsOnlyKeys("accuracy");
  }

  @Test
  void labelsThatAreNumbersHaveADistance() {
    Accuracy stars =
        Accuracy.of(List.of("1", "2", "10"), new int[] {0, 1, 2, 2}, new int[] {0, 2, 2, 0});

    assertThat(stars.figures())
        .containsEntry("accuracy", 0.5)
        .containsEntry("mean absolute error", (8 + 9) / 4.0);
  }
}
