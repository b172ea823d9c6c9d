package io.rhema.training.graph.quantize;

/** What is known about the values of a GELU without seeing any. */
final class Gelu {

  /** The lowest value it takes, at about -0.7518, rounded away from zero. */
  static final float MINIMUM = -0.17f;

  private Gelu() {}
}
