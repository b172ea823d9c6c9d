package io.rhema.it.bench;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The nearest other texts of each text, nearest first.
 *
 * @param of indexes of texts, by text
 */
record Neighbours(int[][] of) {
  /** How many are kept of each. */
  static final int KEPT = 10;

  /**
   * @param vectors of length 1
   */
  static Neighbours among(List<float[]> vectors) {
    int[][] nearest = new int[vectors.size()][];
    for (int text = 0; text < nearest.length; text++) {
      int itself = text;
      double[] cosines = vectors.stream().mapToDouble(v -> inner(vectors.get(itself), v)).toArray();
      nearest[text] =
          IntStream.range(0, cosines.length)
              .filter(other -> other != itself)
              .boxed()
              .sorted(Comparator.comparingDouble((Integer other) -> -cosines[other]))
              .limit(KEPT)
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return new Neighbours(nearest);
  }

  int nearest(int text) {
    return of[text][0];
  }

  /** How many of a text's neighbours are among another's of the same text. */
  int shared(int text, Neighbours other) {
    Set<Integer> mine = new HashSet<>(IntStream.of(of[text]).boxed().toList());
    mine.retainAll(IntStream.of(other.of[text]).boxed().toList());
    return mine.size();
  }

  static double inner(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
