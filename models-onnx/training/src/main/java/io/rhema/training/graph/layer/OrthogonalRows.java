package io.rhema.training.graph.layer;

import java.util.Random;

/** Draws a square matrix with orthonormal rows. */
final class OrthogonalRows {

  private OrthogonalRows() {}

  /** Fills {@code width * width} elements from an offset on, row by row. */
  static void draw(Random random, float[] into, int offset, int width) {
    double[][] rows = new double[width][width];
    for (int i = 0; i < width; i++) {
      for (int k = 0; k < width; k++) {
        rows[i][k] = random.nextGaussian();
      }
      for (int before = 0; before < i; before++) {
        subtract(rows[i], rows[before], dot(rows[i], rows[before]));
      }
      double length = Math.sqrt(dot(rows[i], rows[i]));
      for (int k = 0; k < width; k++) {
        rows[i][k] /= length;
        into[offset + i * width + k] = (float) rows[i][k];
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static void subtract(double[] from, double[] vector, double times) {
    for (int i = 0; i < from.length; i++) {
      from[i] -= times * vector[i];
    }
  }
}
