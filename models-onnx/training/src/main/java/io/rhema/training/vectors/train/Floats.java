package io.rhema.training.vectors.train;

/** Arithmetic on rows. Loops are written so that the compiler can do several steps at once. */
final class Floats {
  private Floats() {}

  /** The inner product. Four sums, since each addition would wait for the one before. */
  static float dot(float[] a, float[] b) {
    float sum0 = 0;
    float sum1 = 0;
    float sum2 = 0;
    float sum3 = 0;
    int i = 0;
    for (; i + 3 < a.length; i += 4) {
      sum0 += a[i] * b[i];
      sum1 += a[i + 1] * b[i + 1];
      sum2 += a[i + 2] * b[i + 2];
      sum3 += a[i + 3] * b[i + 3];
    }
    for (; i < a.length; i++) {
      sum0 += a[i] * b[i];
    }
    return sum0 + sum1 + (sum2 + sum3);
  }

  static void addScaled(float[] from, float factor, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] += factor * from[i];
    }
  }

  static void add(float[] from, float[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] += from[i];
    }
  }
}
