package io.rhema.training.gate;

import java.util.Optional;

/**
 * How strict the gate is.
 *
 * @param head which of several heads is compared; none for the only one
 * @param significance a candidate is worse when chance explains its loss with less than this
 *     probability, in (0, 1)
 * @param margin a candidate is worse, too, when its score is lower by more than this, whatever
 *     chance explains; in [0, 1], with BLEU as a part of 1
 * @param resamples of the bootstrap
 * @param seed of the bootstrap: the same data give the same verdict
 */
public record GateOptions(
    Optional<String> head, double significance, double margin, int resamples, long seed) {

  /** 5%, three points, 2,000 resamples. */
  public static final GateOptions DEFAULT = new GateOptions(Optional.empty(), 0.05, 0.03, 2_000, 1);

  public GateOptions {
    if (!(significance > 0 && significance < 1)) {
      throw new IllegalArgumentException(
          "significance is %s; it must be between 0 and 1".formatted(significance));
    }
    if (!(margin >= 0 && margin <= 1)) {
      throw new IllegalArgumentException("margin is %s; it must be in [0, 1]".formatted(margin));
    }
    if (resamples < 1_000) {
      throw new IllegalArgumentException(
          "resamples is %d; with less than 1000 the figures are too coarse".formatted(resamples));
    }
  }

  public GateOptions withHead(String name) {
    return new GateOptions(Optional.of(name), significance, margin, resamples, seed);
  }

  public GateOptions withSignificance(double changed) {
    return new GateOptions(head, changed, margin, resamples, seed);
  }

  public GateOptions withMargin(double changed) {
    return new GateOptions(head, significance, changed, resamples, seed);
  }
}
