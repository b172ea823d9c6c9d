package io.rhema.training.graph.quantize;

/** Over what the scale of quantised activations is taken while the model runs. */
public enum ActivationScale {
  /**
   * One scale for the whole batch ({@code DynamicQuantizeLinear}). A row's result then depends a
   * little on the rows that happen to share its batch.
   */
  BATCH,

  /** One scale for each token, so that a row's result does not depend on its batch. */
  TOKEN
}
