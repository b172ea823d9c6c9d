package io.rhema.model.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.rhema.model.session.InferenceException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassificationTest {
  private static final float LN_3 = (float) Math.log(3);

  @Test
  void softmaxSharesOutOneProbability() {
    LabelScores result = softmax("no", "yes").interpret(new float[] {0, LN_3});

    assertThat(result.label()).isEqualTo("yes");
    assertThat(result.score()).isCloseTo(0.75f, within(1e-6f));
    assertThat(result.scores()).containsExactly(entry("yes", 0.75f), entry("no", 0.25f));
  }

  @Test
  void sigmoidJudgesEachLabelForItself() {
    Classification task = new Classification(List.of("a", "b", "c"), Activation.SIGMOID);

    LabelScores result = task.interpret(new float[] {LN_3, 0, LN_3});

    assertThat(result.label()).isEqualTo("a");
    assertThat(result.scores())
        .containsExactly(entry("a", 0.75f), entry("c", 0.75f), entry("b", 0.5f));
  }

  @Test
  void singleLabelGetsItsSigmoid() {
    Classification task = new Classification(List.of("toxic"), Activation.SIGMOID);

    assertThat(task.interpret(new float[] {-LN_3}).score()).isCloseTo(0.25f, within(1e-6f));
  }

  @Test
  void hugeLogitsDoNotOverflow() {
    assertThat(softmax("no", "yes").interpret(new float[] {3e38f, -3e38f}).scores())
        .containsExactly(entry("no", 1f), entry("yes", 0f));
  }

  @Test
  void firstOfEqualLabelsWins() {
    assertThat(softmax("x", "y").interpret(new float[] {1, 1}).label()).isEqualTo("x");
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
  void refusesLogitsThatAreNoNumbers(float bad) {
    assertThatThrownBy(() -> softmax("no", "yes").interpret(new float[] {0, bad}))
        .isInstanceOf(InferenceException.class)
        .hasMessage("The model's logit for 'yes' is %s; it must be a finite number.", bad);
  }

  @Test
  void refusesAnotherNumberOfLogits() {
    assertThatThrownBy(() -> softmax("no", "yes").interpret(new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("3 logits for 2 labels; both must match");
  }

  @Test
  void refusesLabelsThatOccurTwice() {
    assertThatThrownBy(() -> softmax("x", "x"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("[x, x]");
  }

  @Test
  void knowsLabelsOfSentiment() {
    assertThat(softmax("Negative", "neutral", "POSITIVE").ofSentiment()).isTrue();
    assertThat(softmax("NEG", "POS").ofSentiment()).isTrue();
    assertThat(softmax("negative", "spam").ofSentiment()).isFalse();
    assertThat(softmax("LABEL_0", "LABEL_1").ofSentiment()).isFalse();
  }

  private static Classification softmax(String... labels) {
    return new Classification(List.of(labels), Activation.SOFTMAX);
  }
}
