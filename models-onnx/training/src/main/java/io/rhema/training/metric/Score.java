package io.rhema.training.metric;

import java.util.Map;
import java.util.Optional;

/** How good answers are. */
public sealed interface Score
    permits Accuracy, Bleu, Chrf, EntityF1, Perplexity, TokenLoss, TranslationScore {

  /** The one number that weights are chosen by, in [0, 1]; more is better. */
  double value();

  /** What the number is called. */
  String unit();

  /** What the first of the figures is for the best answer without a model, where there is one. */
  default Optional<Baseline> baseline() {
    return Optional.empty();
  }

  /** What is told of it, by its name: the value, if nothing says more. */
  default Map<String, Double> figures() {
    return Map.of(unit(), value());
  }
}
