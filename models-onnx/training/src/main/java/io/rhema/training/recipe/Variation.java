package io.rhema.training.recipe;

/**
 * How many of the training pairs are learnt in another spelling too, so that a model does not
 * depend on one. Which ones is drawn once, by the seed.
 *
 * @param casual share that comes again as people type in a hurry: both texts without the capital
 *     they begin with and without a full stop
 * @param typographic share of the texts with an apostrophe that come again with the typographic
 *     one; their translations stay
 */
public record Variation(double casual, double typographic) {

  /** None. */
  public static final Variation NONE = new Variation(0, 0);
}
