package io.rhema.model.generate;

/**
 * The best ways to go on, best first. Of equals, the one that was offered first goes first: a lower
 * row, and in it a lower token.
 */
final class Candidates {
  private final int[] rows;
  private final int[] tokens;
  private final double[] logProbabilities;
  private int size;

  /**
   * @param most how many are kept
   */
  Candidates(int most) {
    rows = new int[most];
    tokens = new int[most];
    logProbabilities = new double[most];
  }

  /** Offers every token of a row; one at minus infinity is none. */
  void offer(int row, double logProbability, float[] scores) {
    double worst = worst();
    for (int token = 0; token < scores.length; token++) {
      double candidate = logProbability + scores[token];
      if (candidate > worst) {
        insert(row, token, candidate);
        worst = worst();
      }
    }
  }

  private double worst() {
    return size < rows.length ? Double.NEGATIVE_INFINITY : logProbabilities[size - 1];
  }

  private void insert(int row, int token, double logProbability) {
    int place = size < rows.length ? size++ : size - 1;
    while (place > 0 && logProbabilities[place - 1] < logProbability) {
      rows[place] = rows[place - 1];
      tokens[place] = tokens[place - 1];
      logProbabilities[place] = logProbabilities[place - 1];
      place--;
    }
    rows[place] = row;
    tokens[place] = token;
    logProbabilities[place] = logProbability;
  }

  int size() {
    return size;
  }

  int row(int rank) {
    return rows[rank];
  }

  int token(int rank) {
    return tokens[rank];
  }

  double logProbability(int rank) {
    return logProbabilities[rank];
  }
}
