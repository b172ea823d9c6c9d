package io.rhema.model.task;

/**
 * Combines the logits of the windows of one text into the logits of the text, or their vectors into
 * its vector: their mean, weighted by the number of sub-words that each window shows.
 *
 * <p>Logits are averaged, not probabilities, because a window that has nothing to say gives logits
 * near zero and so hardly moves the mean, whereas its probability of one half would pull a clear
 * answer towards the middle. The weight keeps a last window of three words from counting as much as
 * a full one. Sub-words in the overlap of two windows count in both. The order in which windows
 * arrive does not matter beyond rounding, so windows of one text may come from different batches.
 */
public final class WindowMean {
  private final double[] sum;
  private long weight;

  /**
   * @param width logits, or dimensions, of a window
   */
  public WindowMean(int width) {
    sum = new double[width];
  }

  /**
   * Adds one window.
   *
   * @param logits holds the window's logits or vector
   * @param offset index of the first of them
   * @param subWords sub-words of the window, special tokens excluded; an empty window counts as one
   */
  public void add(float[] logits, int offset, int subWords) {
    int w = Math.max(1, subWords);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (double) w * logits[offset + i];
    }
    weight += w;
  }

  /** The combined logits or vector of all windows so far, at least one. */
  public float[] value() {
    if (weight == 0) {
      throw new IllegalStateException("No window was added; a text has at least one");
    }
    float[] mean = new float[sum.length];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (float) (sum[i] / weight);
    }
    return mean;
  }
}
