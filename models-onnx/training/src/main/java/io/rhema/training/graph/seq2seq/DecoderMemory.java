package io.rhema.training.graph.seq2seq;

import io.rhema.training.graph.layer.KeyValue;

/** What the decoder's attentions look at, layer by layer: computed at hand, or cached. */
interface DecoderMemory {

  /** The targets so far, from the projections of the ones at hand. */
  KeyValue targets(int layer, KeyValue atHand);

  /** The source. */
  KeyValue source(int layer);

  /**
   * Is told how much each target looks at each source token.
   *
   * @param shares name of a value {@code [batch, heads, targets, source]}
   */
  default void sourceShares(int layer, String shares) {}
}
