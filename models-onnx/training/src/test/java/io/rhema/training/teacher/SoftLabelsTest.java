package io.rhema.training.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

class SoftLabelsTest {
  /** Probabilities 1/2, 1/2 and 1/5, 4/5. */
  private static final float[] TEACHER = {0, 0, log(1), log(4)};

  /** Probabilities 1/4, 3/4 and 1/5, 4/5. */
  private static final float[] STUDENT = {log(1), log(3), log(1), log(4)};

  private static float log(double odds) {
    return (float) Math.log(odds);
  }

  @Test
  void theDistanceIsTheMeanDivergence() {
    double first = 0.5 * Math.log(0.5 / 0.25) + 0.5 * Math.log(0.5 / 0.75);

    assertThat(distance(TEACHER, STUDENT, 1)).isCloseTo(first / 2, within(1e-6));
    assertThat(distance(TEACHER, TEACHER, 1)).isCloseTo(0, within(1e-6));
  }

  @Test
  void aTemperatureSoftensBothAndItsSquareKeepsTheScale() {
    // Logits are halved: odds 1 to 1 of the teacher, 1 to the root of 3 of the student.
    double student = 1 / (1 + Math.sqrt(3));
    double first = 0.5 * Math.log(0.5 / student) + 0.5 * Math.log(0.5 / (1 - student));

    assertThat(distance(TEACHER, STUDENT, 2)).isCloseTo(4 * first / 2, within(1e-6));
  }

  @Test
  void theGradientLeadsToTheTeachersProbabilities() {
    try (PointerScope scope = new PointerScope()) {
      Tensor student = student(STUDENT);
      student.set_requires_grad(true);

      new SoftLabels(TEACHER, 2, 1, 1).distance(student).backward();

      // Of each of the two places a half: 1/4 - 1/2, 3/4 - 1/2, and nothing.
      assertThat(element(student.grad(), 0, 0)).isCloseTo(-0.125, within(1e-6));
      assertThat(element(student.grad(), 0, 1)).isCloseTo(0.125, within(1e-6));
      assertThat(element(student.grad(), 1, 0)).isCloseTo(0, within(1e-6));
    }
  }

  @Test
  void theWeightIsTheTeachersShare() {
    double distance = distance(TEACHER, STUDENT, 1);
    try (PointerScope scope = new PointerScope()) {
      Tensor hard = Tensor.create(new float[] {2}).sum();
      double mixed = new SoftLabels(TEACHER, 2, 0.75, 1).mix(hard, student(STUDENT)).item_float();

      assertThat(mixed).isCloseTo(0.25 * 2 + 0.75 * distance, within(1e-6));
    }
  }

  private static double distance(float[] teacher, float[] student, double temperature) {
    try (PointerScope scope = new PointerScope()) {
      return new SoftLabels(teacher, 2, 1, temperature).distance(student(student)).item_float();
    }
  }

  private static Tensor student(float[] logits) {
    return Tensor.create(logits).reshape(2, 2);
  }

  private static double element(Tensor table, int row, int column) {
    return table.select(0, row).select(0, column).item_float();
  }
}
