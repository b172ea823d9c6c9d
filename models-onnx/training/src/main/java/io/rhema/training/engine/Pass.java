package io.rhema.training.engine;

/**
 * How a graph is run.
 *
 * @param training whether the batch is one to learn from: batch normalisation takes its statistics
 *     then, and adds them to the running ones
 * @param dropout share that is dropped of each linear layer's output before a residual addition, of
 *     embeddings that positions are added to, of what a recurrent layer reads, and where the graph
 *     has a {@code Dropout} node; 0 outside training
 * @param lazyRows the embedding rows that this run uses and trains; null to train tables whole
 */
public record Pass(boolean training, double dropout, LazyRows lazyRows) {

  /** Nothing is dropped and no gradient is asked for. */
  public static final Pass EVALUATION = new Pass(false, 0, null);

  public Pass {
    if (dropout < 0 || dropout >= 1) {
      throw new IllegalArgumentException("dropout=%s: must be in [0, 1)".formatted(dropout));
    }
  }

  /** A training pass. */
  public Pass(double dropout, LazyRows lazyRows) {
    this(true, dropout, lazyRows);
  }
}
