package io.rhema.training.vectors.train;

/**
 * The logistic function from a table, as in word2vec: exact to 0.001, and 0 or 1 beyond 6 on either
 * side.
 */
final class Sigmoid {
  private static final int SIZE = 2000;
  private static final float LARGEST = 6;
  private static final float[] VALUES = new float[SIZE + 1];
  private static final float[] LOSSES = new float[SIZE + 1];

  static {
    for (int i = 0; i <= SIZE; i++) {
      double x = (2.0 * i / SIZE - 1) * LARGEST;
      VALUES[i] = (float) (1 / (1 + Math.exp(-x)));
      LOSSES[i] = (float) Math.log1p(Math.exp(-x));
    }
  }

  private Sigmoid() {}

  /** The probability of true at a score: exactly 0 or 1 beyond the table. */
  static float of(float x) {
    if (x >= LARGEST) {
      return 1;
    }
    return x <= -LARGEST ? 0 : VALUES[index(x)];
  }

  /** The cross entropy of an answer that should be true. */
  static float loss(float x) {
    return LOSSES[index(Math.max(-LARGEST, Math.min(LARGEST, x)))];
  }

  private static int index(float x) {
    return Math.round((x / LARGEST + 1) * (SIZE / 2));
  }
}
