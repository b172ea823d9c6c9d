package io.rhema.model.task.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rhema.model.session.InferenceException;
import io.rhema.model.task.TokenClassification;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubWordLabelsTest {
  private final SubWordLabels labels =
      new SubWordLabels(new TokenClassification(List.of("O", "B-PER")));

  @Test
  void theMostProbableLabelIsTheSubWords() {
    List<WindowLogits> windows = List.of(window(0, 0, 2, 0, 2, 1, 1));

    assertThat(labels.of(windows, 0)).isEqualTo("B-PER");
    assertThat(labels.of(windows, 1)).isEqualTo("B-PER");
    assertThat(labels.of(windows, 2)).isEqualTo("O");
  }

  @Test
  void theWindowDecidesInWhichTheSubWordIsFarthestFromABorder() {
    // The first window calls everything O, the second everything B-PER; both show 2, 3, 4 and 5.
    List<WindowLogits> windows =
        List.of(
            window(0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0), //
            window(2, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1));

    assertThat(labels.of(windows, 2)).isEqualTo("O");
    assertThat(labels.of(windows, 3)).isEqualTo("O");
    assertThat(labels.of(windows, 4)).isEqualTo("B-PER");
    assertThat(labels.of(windows, 5)).isEqualTo("B-PER");
    assertThat(labels.of(windows, 7)).isEqualTo("B-PER");
  }

  @Test
  void refusesLogitsThatAreNoNumbers() {
    assertThatThrownBy(() -> labels.of(List.of(window(0, 0, 1, 0, Float.NaN)), 1))
        .isInstanceOf(InferenceException.class)
        .hasMessageContaining("'B-PER' of sub-word 1 is NaN");
  }

  @Test
  void refusesASubWordThatNoWindowShows() {
    assertThatThrownBy(() -> labels.of(List.of(window(0, 0, 1)), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("No window shows sub-word 1; together they must cover the text");
  }

  private static WindowLogits window(int from, float... logits) {
    return new WindowLogits(from, from + logits.length / 2, logits, 0, 2);
  }
}
