package io.rhema.model.generate;

import java.util.Arrays;

/**
 * A text in work.
 *
 * @param tokens written so far, after the start token that comes first
 * @param logProbability of what was written
 */
record Hypothesis(int[] tokens, double logProbability) {

  static Hypothesis of(int start) {
    return new Hypothesis(new int[] {start}, 0);
  }

  /** Tokens written, without the start token. */
  int length() {
    return tokens.length - 1;
  }

  int last() {
    return tokens[tokens.length - 1];
  }

  Hypothesis with(int token, double changedLogProbability) {
    int[] longer = Arrays.copyOf(tokens, tokens.length + 1);
    longer[tokens.length] = token;
    return new Hypothesis(longer, changedLogProbability);
  }

  /** What was written, as a result. */
  Generated finished(int length, double lengthPenalty, Finish finish) {
    int[] ids = Arrays.copyOfRange(tokens, 1, tokens.length);
    return new Generated(ids, logProbability, score(logProbability, length, lengthPenalty), finish);
  }

  /** A text of no tokens, which only a deadline or rules that allow none make, scores 0. */
  static double score(double logProbability, int length, double lengthPenalty) {
    return length == 0 ? 0 : logProbability / Math.pow(length, lengthPenalty);
  }
}
