package io.rhema.training.graph.layer;

/** How a Transformer is told where a token stands. */
public enum Positions {
  /** Sines and cosines of fixed wave lengths (Vaswani et al. 2017, section 3.5); not trained. */
  SINUSOIDAL,

  /** A trained table, one for each side of an encoder-decoder. */
  LEARNED
}
