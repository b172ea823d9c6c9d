package io.rhema.training.objective;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Cross entropy for truths that may be several labels: where nobody marked products, {@code O}
 * means "outside, or in a product". The loss is then that of all allowed labels together, {@code
 * -log(sum of their probabilities)}, so that the model is free to choose among them.
 */
final class AllowedLabels {
  private static final float FORBIDDEN = -1e9f;

  private AllowedLabels() {}

  /**
   * The mean loss of some positions.
   *
   * @param logits {@code [positions, labels]}
   * @param allowed for each position the labels that may be true, one or more
   * @param smoothing share of the target spread over all labels
   */
  static Tensor loss(Tensor logits, List<int[]> allowed, double smoothing) {
    int labels = (int) logits.size(1);
    float[] penalty = new float[allowed.size() * labels];
    Arrays.fill(penalty, FORBIDDEN);
    for (int i = 0; i < allowed.size(); i++) {
      for (int label : allowed.get(i)) {
        penalty[i * labels + label] = 0;
      }
    }
    Tensor log = torch.log_softmax(logits, 1);
    Tensor masked = log.add(Tensor.create(penalty).reshape(allowed.size(), labels));
    Tensor loss = torch.logsumexp(masked, 1).mean().neg();
    if (smoothing == 0) {
      return loss;
    }
    return loss.mul(new Scalar(1 - smoothing)).add(log.mean().neg().mul(new Scalar(smoothing)));
  }
}
