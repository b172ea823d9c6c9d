package io.rhema.training.metric;

import java.util.Map;

/** How good answers are. */
public sealed interface Score permits Accuracy, Bleu, Chrf, EntityF1, TokenLoss, TranslationScore {

  /** The one number that weights are chosen by, in [0, 1]; more is better. */
  double value();

  /** What the number is called. */
  String unit();

  /** What is told of it, by its name: the value, if nothing says more. */
  default Map<String, Double> figures() {
    return Map.of(unit(), value());
  }
}
