package io.rhema.it.bench;

import java.util.Arrays;
import java.util.Locale;

/**
 * The figures of several rounds.
 *
 * @param median the middle one
 * @param min the smallest
 * @param max the largest
 */
record Spread(double median, double min, double max) {

  static Spread of(double... values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(median, sorted[0], sorted[sorted.length - 1]);
  }

  /**
   * As a table has it: the median, and the others in brackets.
   *
   * @param format of each of the three
   */
  String cell(String format) {
    return String.format(
        Locale.ROOT, format + " (" + format + " to " + format + ")", median, min, max);
  }
}
