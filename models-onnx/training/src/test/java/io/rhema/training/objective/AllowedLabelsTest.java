package io.rhema.training.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class AllowedLabelsTest {
  /** Probabilities 1/8, 1/8, 1/4, 1/2 and 1/2, 1/4, 1/8, 1/8. */
  private static final float[] LOGITS = {
    log(0.125), log(0.125), log(0.25), log(0.5), log(0.5), log(0.25), log(0.125), log(0.125)
  };

  private static float log(double probability) {
    return (float) Math.log(probability);
  }

  @Test
  void oneAllowedLabelIsCrossEntropy() {
    double expected = (Math.log(4) + Math.log(2)) / 2;

    assertThat(loss(0, new int[] {2}, new int[] {0})).isCloseTo(expected, within(1e-6));
    assertThat(crossEntropy(0, 2, 0)).isCloseTo(expected, within(1e-6));
  }

  @Test
  void severalAllowedLabelsCountAsOneOfTheirJointProbability() {
    // -log(1/8 + 1/4) and -log(1/2)
    double expected = (Math.log(8.0 / 3) + Math.log(2)) / 2;

    assertThat(loss(0, new int[] {0, 2}, new int[] {0})).isCloseTo(expected, within(1e-6));
  }

  @Test
  void smoothingIsThatOfCrossEntropy() {
    double expected = crossEntropy(0.2, 3, 1);

    assertThat(loss(0.2, new int[] {3}, new int[] {1})).isCloseTo(expected, within(1e-6));
  }

  @Test
  void betweenAllowedLabelsNothingIsPreferredAndTheOthersArePushedDown() {
    try (PointerScope scope = new PointerScope()) {
      Tensor logits = torch.zeros(1, 4);
      logits.set_requires_grad(true);

      AllowedLabels.loss(logits, List.of(new int[] {0, 3}), 0).backward();

      // softmax 1/4 each; minus 1/2 for each of the two that are allowed.
      assertThat(element(logits.grad(), 0)).isCloseTo(-0.25, within(1e-6));
      assertThat(element(logits.grad(), 1)).isCloseTo(0.25, within(1e-6));
      assertThat(element(logits.grad(), 2)).isCloseTo(0.25, within(1e-6));
      assertThat(element(logits.grad(), 3)).isCloseTo(-0.25, within(1e-6));
    }
  }

  private static double element(Tensor row, int index) {
    return row.select(1, index).item_float();
  }

  private static double loss(double smoothing, int[] first, int[] second) {
    try (PointerScope scope = new PointerScope()) {
      return AllowedLabels.loss(logits(), List.of(first, second), smoothing).item_float();
    }
  }

  private static double crossEntropy(double smoothing, long first, long second) {
    try (PointerScope scope = new PointerScope()) {
      return torch
          .cross_entropy_loss(
              logits(), Tensor.create(first, second), new TensorOptional(), 1, -100, smoothing)
          .item_float();
    }
  }

  private static Tensor logits() {
    return Tensor.create(LOGITS).reshape(2, 4);
  }
}
