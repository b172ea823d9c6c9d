package io.rhema.training.graph.quantize;

/** Over what the scale of quantised activations is taken. */
public enum ActivationScale {
  /**
   * One scale for the whole batch ({@code DynamicQuantizeLinear}). A row's result then depends a
   * little on the rows that happen to share its batch.
   */
  BATCH,

  /** One scale for each token, so that a row's result does not depend on its batch. */
  TOKEN,

  /**
   * One scale for each activation, fixed by what {@linkplain Calibration#all texts} showed: nothing
   * is measured while the model runs, and a row's result does not depend on its batch. What gets
   * larger than was ever seen is cut off. An activation that was not measured, or that a GELU
   * makes, has a scale for each token.
   */
  FIXED
}
