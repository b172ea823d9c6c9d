package io.rhema.training.engine;

/**
 * How a graph is run.
 *
 * @param dropout share that is dropped of each linear layer's output before a residual addition,
 *     and of embeddings that positions are added to; 0 outside training
 * @param lazyRows the embedding rows that this run uses and trains; null to train tables whole
 */
public record Pass(double dropout, LazyRows lazyRows) {

  /** Nothing is dropped and no gradient is asked for. */
  public static final Pass EVALUATION = new Pass(0, null);

  public Pass {
    if (dropout < 0 || dropout >= 1) {
      throw new IllegalArgumentException("dropout=%s: must be in [0, 1)".formatted(dropout));
    }
  }
}
