package io.rhema.training.metric;

/** How good answers are. */
public sealed interface Score permits Accuracy, Bleu, Chrf, EntityF1 {

  /** The one number that weights are chosen by, in [0, 1]; more is better. */
  double value();

  /** What the number is called. */
  String unit();
}
