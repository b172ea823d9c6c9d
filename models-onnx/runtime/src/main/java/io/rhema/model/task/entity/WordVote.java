package io.rhema.model.task.entity;

import io.rhema.model.session.InferenceException;
import java.util.Arrays;

/**
 * Gives a word, or a single sub-word, its label and score. Probabilities are computed in double
 * precision (Hugging Face's pipeline computes in single precision, so the last digit of a score may
 * differ); of equal ones the first label wins, and the first sub-word. An instance is used again
 * for all words of a call; not safe for several threads.
 */
final class WordVote {
  private final Aggregation aggregation;
  private final LabelScheme scheme;
  private final double[] probabilities;
  private final double[] mean;
  private int label;
  private double score;

  WordVote(Aggregation aggregation, LabelScheme scheme) {
    this.aggregation = aggregation;
    this.scheme = scheme;
    probabilities = new double[scheme.size()];
    mean = new double[scheme.size()];
  }

  /** The label that the last word got. */
  int label() {
    return label;
  }

  /** The probability of that label. */
  double score() {
    return score;
  }

  /** Judges the word that the sub-words {@code [from, to)} of a window are, at least one. */
  void judge(WindowLogits window, int from, int to) {
    switch (aggregation) {
      case NONE, SIMPLE, FIRST -> decide(softmax(window, from));
      case AVERAGE -> average(window, from, to);
      case MAX -> surest(window, from, to);
    }
  }

  private void average(WindowLogits window, int from, int to) {
    Arrays.fill(mean, 0);
    for (int i = from; i < to; i++) {
      softmax(window, i);
      for (int k = 0; k < mean.length; k++) {
        mean[k] += probabilities[k];
      }
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= to - from;
    }
    decide(mean);
  }

  private void surest(WindowLogits window, int from, int to) {
    decide(softmax(window, from));
    for (int i = from + 1; i < to; i++) {
      int bestLabel = label;
      double bestScore = score;
      decide(softmax(window, i));
      if (score <= bestScore) {
        label = bestLabel;
        score = bestScore;
      }
    }
  }

  private void decide(double[] p) {
    label = 0;
    for (int k = 1; k < p.length; k++) {
      if (p[k] > p[label]) {
        label = k;
      }
    }
    score = p[label];
  }

  private double[] softmax(WindowLogits window, int subWord) {
    float[] logits = window.values();
    int at = window.at(subWord);
    float max = logits[at];
    for (int k = 1; k < probabilities.length; k++) {
      max = Math.max(max, logits[at + k]);
    }
    double sum = 0;
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] = Math.exp((double) logits[at + k] - max);
      sum += probabilities[k];
    }
    for (int k = 0; k < probabilities.length; k++) {
      probabilities[k] /= sum;
    }
    return probabilities;
  }

  /**
   * Looks at every logit of a window, also at those that the strategy does not read.
   *
   * @throws InferenceException when one of them is not a finite number
   */
  void check(WindowLogits window) {
    for (int i = window.from(); i < window.to(); i++) {
      check(window, i);
    }
  }

  /** Looks at the logits of one sub-word. */
  void check(WindowLogits window, int subWord) {
    int at = window.at(subWord);
    for (int k = 0; k < probabilities.length; k++) {
      float logit = window.values()[at + k];
      if (!Float.isFinite(logit)) {
        throw new InferenceException(
            "The model's logit for '%s' of sub-word %d is %s; it must be a finite number."
                .formatted(scheme.label(k), subWord, logit));
      }
    }
  }
}
