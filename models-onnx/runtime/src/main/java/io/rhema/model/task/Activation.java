package io.rhema.model.task;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How logits become probabilities. */
public enum Activation {
  /** One label of several is right: probabilities sum to 1. */
  @JsonProperty("softmax")
  SOFTMAX {
    @Override
    double[] apply(float[] logits) {
      double max = Double.NEGATIVE_INFINITY;
      for (float logit : logits) {
        max = Math.max(max, logit);
      }
      double[] p = new double[logits.length];
      double sum = 0;
      for (int i = 0; i < p.length; i++) {
        p[i] = Math.exp(logits[i] - max);
        sum += p[i];
      }
      for (int i = 0; i < p.length; i++) {
        p[i] /= sum;
      }
      return p;
    }
  },

  /** Each label is right or wrong for itself: probabilities are independent. */
  @JsonProperty("sigmoid")
  SIGMOID {
    @Override
    double[] apply(float[] logits) {
      double[] p = new double[logits.length];
      for (int i = 0; i < p.length; i++) {
        p[i] = 1 / (1 + Math.exp(-logits[i]));
      }
      return p;
    }
  };

  /** What a classifier of so many labels has unless it says otherwise. */
  public static Activation usual(int labels) {
    return labels == 1 ? SIGMOID : SOFTMAX;
  }

  abstract double[] apply(float[] logits);
}
