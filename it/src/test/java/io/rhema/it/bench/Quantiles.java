package io.rhema.it.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * What most of many values are below.
 *
 * @param median half of them
 * @param p99 ninety-nine in a hundred
 */
record Quantiles(double median, double p99) {

  static Quantiles of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Quantiles(at(sorted, 0.5), at(sorted, 0.99));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
  }

  /** As a table has it: both, side by side. */
  String cell() {
    return String.format(Locale.ROOT, "%.0f / %.0f", median, p99);
  }
}
