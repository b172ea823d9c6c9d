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
      sum -= Math.log((counts[(int) id] + 1) / total);
    }
    return new TokenLoss(sum, all.length);
  }
}
