package io.rhema.training.gate;

/** How likely chance alone makes a candidate look as bad as it does beside the serving model. */
public sealed interface PairedTest permits McNemar, PairedBootstrap {

  /**
   * The one-sided p-value, in [0, 1]: small when the candidate is worse, 1 when nothing speaks
   * against it.
   */
  double pWorse();

  /** The one-sided p-value the other way round: small when the candidate is better. */
  double pBetter();

  /** The figures behind it, in words. */
  String describe();
}
