package io.rhema.model.generate;

/** Makes scores into logarithms of probabilities that sum up to 1. */
final class LogSoftmax {
  private LogSoftmax() {}

  /** In place; minus infinity stays, and a row of nothing else stays as it is. */
  static void apply(float[] scores) {
    float largest = Float.NEGATIVE_INFINITY;
    for (float score : scores) {
      largest = Math.max(largest, score);
    }
    if (largest == Float.NEGATIVE_INFINITY) {
      return;
    }
    double sum = 0;
    for (float score : scores) {
      sum += Math.exp(score - largest);
    }
    float shift = (float) (largest + Math.log(sum));
    for (int i = 0; i < scores.length; i++) {
      scores[i] -= shift;
    }
  }
}
