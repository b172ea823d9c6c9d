package io.rhema.training.metric;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The model without any context: each word as probable as it is frequent. One is added to each
 * count, so that no word is impossible.
 */
public final class WordFrequencies {
  private final long[] counts;
  private final double total;

  /**
   * @param counts how often each id occurs
   */
  public WordFrequencies(long... counts) {
    this.counts = counts.clone();
    total = (double) Arrays.stream(counts).sum() + counts.length;
  }

  /** How surprising some ids are. */
  public TokenLoss loss(LongStream ids) {
    long[] all = ids.toArray();
    double sum = 0;
    for (long id : all) {
      sum -= logProbability((int) id);
    }
    return new TokenLoss(sum, all.length);
  }

  /** The natural logarithm of each id's probability. */
  public float[] logProbabilities() {
    float[] all = new float[counts.length];
    for (int id = 0; id < all.length; id++) {
      all[id] = (float) logProbability(id);
    }
    return all;
  }

  private double logProbability(int id) {
    return Math.log((counts[id] + 1) / total);
  }
}
