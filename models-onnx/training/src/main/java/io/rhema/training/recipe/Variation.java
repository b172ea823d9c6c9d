package io.rhema.training.recipe;

/**
 * How many of the training pairs are learnt in another spelling too, so that a model does not
 * depend on one. Which ones is drawn once, by the seed.
 *
 * @param casual share that comes again as people type in a hurry: both texts without the capital
 *     they begin with and without a full stop
 * @param typographic share of the texts with an apostrophe that come again with the typographic
 *     one; their translations stay
 * @param names share of the pairs with a name that both texts write alike that come again with
 *     another, mostly made up: a model learns to copy what it never read
 */
public record Variation(double casual, double typographic, double names) {

  /** None. */
  public static final Variation NONE = new Variation(0, 0, 0);
}
