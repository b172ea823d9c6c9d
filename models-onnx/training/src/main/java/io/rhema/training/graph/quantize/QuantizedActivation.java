package io.rhema.training.graph.quantize;

import java.util.Optional;

/**
 * Names of the values that stand for a quantised activation: {@code (values - zeroPoint) * scale *
 * tokenScale}.
 *
 * @param values uint8, in the shape of the activation
 * @param scale one number
 * @param zeroPoint one uint8
 * @param tokenScale one number for each token, the last axis being 1; empty when all share {@code
 *     scale}
 */
record QuantizedActivation(
    String values, String scale, String zeroPoint, Optional<String> tokenScale) {}
