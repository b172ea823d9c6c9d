package io.rhema.training.teacher;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A teacher's answers to the places of one batch.
 *
 * @param logits {@code places * labels}, place by place
 * @param weight share of the loss
 * @param temperature what the logits of both are divided by
 */
public record SoftLabels(float[] logits, int labels, double weight, double temperature) {

  /**
   * The loss of a step: the distance to the labels and that to the teacher, by the weight.
   *
   * @param hard the distance to the labels
   * @param student logits of the same places, {@code [places, labels]}
   */
  public Tensor mix(Tensor hard, Tensor student) {
    return hard.mul(new Scalar(1 - weight)).add(distance(student).mul(new Scalar(weight)));
  }

  /**
   * The mean Kullback-Leibler divergence of the student from the teacher. It is multiplied by the
   * square of the temperature, by which its gradient would shrink (Hinton et al. 2015, section 2).
   */
  Tensor distance(Tensor student) {
    Scalar cold = new Scalar(1 / temperature);
    Tensor teacher = torch.log_softmax(Tensor.create(logits).reshape(-1, labels).mul(cold), 1);
    Tensor difference = teacher.sub(torch.log_softmax(student.mul(cold), 1));
    Tensor divergence = teacher.exp().mul(difference).sum().div(new Scalar((double) places()));
    return divergence.mul(new Scalar(temperature * temperature));
  }

  private int places() {
    return logits.length / labels;
  }
}
