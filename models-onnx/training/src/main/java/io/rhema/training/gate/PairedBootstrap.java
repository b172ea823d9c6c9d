package io.rhema.training.gate;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;

/**
 * The paired bootstrap (Efron and Tibshirani 1993; for BLEU, Koehn 2004): examples are drawn anew
 * with replacement, both models are scored on what was drawn, and how often the one is ahead tells
 * how far their order can be trusted.
 *
 * @param difference of the scores on all examples, candidate less serving
 * @param low 2.5th percentile of the difference over all draws
 * @param high 97.5th percentile
 * @param pWorse share of the draws in which the candidate is no worse
 * @param pBetter share of the draws in which it is no better
 */
public record PairedBootstrap(
    double difference, double low, double high, double pWorse, double pBetter)
    implements PairedTest {
  private static final double TAIL = 0.025;

  /**
   * Compares two models on the same examples.
   *
   * @param serving counts of each example, such as entities there, found and right, all of one
   *     length
   * @param candidate the same
   * @param score of counts that are summed over examples
   * @param resamples how often to draw
   * @param seed of the draws: the same gives the same figures
   */
  static PairedBootstrap of(
      long[][] serving,
      long[][] candidate,
      ToDoubleFunction<long[]> score,
      int resamples,
      long seed) {
    if (serving.length == 0 || serving.length != candidate.length) {
      throw new IllegalArgumentException(
          "%d examples against %d; both must be the same, one or more"
              .formatted(serving.length, candidate.length));
    }
    Random random = new Random(seed);
    int[] drawn = new int[serving.length];
    double[] differences = new double[resamples];
    for (int sample = 0; sample < resamples; sample++) {
      Arrays.setAll(drawn, i -> random.nextInt(serving.length));
      differences[sample] = difference(serving, candidate, drawn, score);
    }
    Arrays.sort(differences);
    Arrays.setAll(drawn, i -> i);
    return new PairedBootstrap(
        difference(serving, candidate, drawn, score),
        differences[(int) (TAIL * (resamples - 1))],
        differences[(int) Math.ceil((1 - TAIL) * (resamples - 1))],
        share(differences, difference -> difference >= 0),
        share(differences, difference -> difference <= 0));
  }

  private static double difference(
      long[][] serving, long[][] candidate, int[] drawn, ToDoubleFunction<long[]> score) {
    return score.applyAsDouble(sum(candidate, drawn)) - score.applyAsDouble(sum(serving, drawn));
  }

  private static long[] sum(long[][] counts, int[] drawn) {
    long[] sum = new long[counts[0].length];
    for (int example : drawn) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += counts[example][i];
      }
    }
    return sum;
  }

  private static double share(double[] values, DoublePredicate wanted) {
    return (double) Arrays.stream(values).filter(wanted).count() / values.length;
  }

  @Override
  public String describe() {
    return String.format(
        Locale.ROOT, "difference %+.4f, 95%% interval [%+.4f, %+.4f]", difference, low, high);
  }
}
