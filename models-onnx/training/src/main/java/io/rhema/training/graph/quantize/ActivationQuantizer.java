package io.rhema.training.graph.quantize;

import io.rhema.training.graph.GraphBuilder;
import java.util.Optional;

/** Writes the nodes that quantise an activation. */
interface ActivationQuantizer {

  /**
   * Adds the nodes for one value.
   *
   * @param x a float value, tokens by channels on its last axes
   * @param gelu whether a GELU made it, so that it is never below {@link Gelu#MINIMUM}
   * @param peak its largest magnitude that was seen, if it was measured
   */
  QuantizedActivation quantise(String x, boolean gelu, Optional<Float> peak);

  static ActivationQuantizer of(GraphBuilder builder, ActivationScale scale) {
    return switch (scale) {
      case BATCH -> new BatchActivations(builder);
      case TOKEN -> new TokenActivations(builder);
      case FIXED -> new FixedActivations(builder);
    };
  }
}
