package io.rhema.training.objective;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Cross entropy of logits {@code [n, vocabulary]} with the n tokens that are right. */
final class VocabularyLoss {
  private static final int MEAN = 1;
  private static final int SUM = 2;

  private VocabularyLoss() {}

  /** A number to make smaller. */
  static Tensor mean(Tensor logits, long[] labels, double smoothing) {
    return of(logits, labels, MEAN, smoothing);
  }

  /** All tokens together, nothing smoothed. */
  static double sum(Tensor logits, long... labels) {
    return of(logits, labels, SUM, 0).item_double();
  }

  private static Tensor of(Tensor logits, long[] labels, int reduction, double smoothing) {
    return torch.cross_entropy_loss(
        logits.to(ScalarType.Float),
        Tensor.create(labels),
        new TensorOptional(),
        reduction,
        -100,
        smoothing);
  }
}
