package io.rhema.training.graph.quantize;

import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.Tensors;
import java.util.List;
import java.util.Optional;

/**
 * One scale that never changes, for activations whose peak is known. What a GELU makes has a scale
 * for each token all the same: a few tokens are many times as large there as all others, and one
 * scale for all of them was two thirds of the whole error.
 */
final class FixedActivations implements ActivationQuantizer {

  private final GraphBuilder b;
  private final ActivationQuantizer otherwise;
  private String zeroPoint;

  FixedActivations(GraphBuilder builder) {
    this.b = builder;
    this.otherwise = new TokenActivations(builder);
  }

  @Override
  public QuantizedActivation quantise(String x, boolean gelu, Optional<Float> peak) {
    if (gelu || peak.isEmpty()) {
      return otherwise.quantise(x, gelu, peak);
    }
    float largest = Math.max(peak.get(), TokenActivations.SMALLEST_PEAK);
    String scale = b.floats(x + "/scale", new float[] {largest / TokenActivations.ABOVE_MIDDLE});
    if (zeroPoint == null) {
      zeroPoint =
          b.constant(
              Tensors.ofUint8(
                  "int8/fixed/zero_point", new byte[] {(byte) TokenActivations.MIDDLE}));
    }
    String values = b.op("QuantizeLinear", x + "/int8", List.of(x, scale, zeroPoint));
    return new QuantizedActivation(values, scale, zeroPoint, Optional.empty());
  }
}
