package io.rhema.training.recipe;

/** How the learning rate goes on after the warm-up. */
public enum RateSchedule {
  /** Falls with the square root of the step: it does not depend on when the training ends. */
  INVERSE_SQUARE_ROOT,
  /** Falls along half a cosine to zero at the last step. */
  COSINE
}
