package io.rhema.training.graph.quantize;

import io.rhema.training.graph.GraphBuilder;

/** Writes the nodes that quantise an activation while the model runs. */
interface ActivationQuantizer {

  /**
   * Adds the nodes for one value.
   *
   * @param x a float value, tokens by channels on its last axes
   * @param gelu whether a GELU made it, so that it is never below {@link Gelu#MINIMUM}
   */
  QuantizedActivation quantise(String x, boolean gelu);

  static ActivationQuantizer of(GraphBuilder builder, ActivationScale scale) {
    return switch (scale) {
      case BATCH -> new BatchActivations(builder);
      case TOKEN -> new TokenActivations(builder);
    };
  }
}
