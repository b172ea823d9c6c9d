package io.rhema.training.graph.quantize;

import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.Tensors;
import java.util.List;
import java.util.Optional;

/** One scale and zero point that never change, for activations whose peak is known. */
final class FixedActivations implements ActivationQuantizer {

  private static final int LARGEST_UINT8 = 255;
  private static final int MIDDLE = 128;
  private static final int ABOVE_MIDDLE = 127;

  /** Keeps the scale of an activation that is always zero above zero. */
  private static final float SMALLEST = 1e-30f;

  private final GraphBuilder b;
  private final ActivationQuantizer otherwise;

  FixedActivations(GraphBuilder builder) {
    this.b = builder;
    this.otherwise = new TokenActivations(builder);
  }

  @Override
  public QuantizedActivation quantise(String x, boolean gelu, Optional<Float> peak) {
    if (peak.isEmpty()) {
      return otherwise.quantise(x, gelu, peak);
    }
    float largest = Math.max(peak.get(), SMALLEST);
    return gelu
        ? ofGelu(x, (largest - Gelu.MINIMUM) / LARGEST_UINT8)
        : quantise(x, largest / ABOVE_MIDDLE, MIDDLE);
  }

  private QuantizedActivation ofGelu(String x, float scale) {
    return quantise(x, scale, Math.round(-Gelu.MINIMUM / scale));
  }

  private QuantizedActivation quantise(String x, float scale, int zeroPoint) {
    String step = b.floats(x + "/scale", new float[] {scale});
    String zero = b.constant(Tensors.ofUint8(x + "/zero_point", new byte[] {(byte) zeroPoint}));
    String values = b.op("QuantizeLinear", x + "/int8", List.of(x, step, zero));
    return new QuantizedActivation(values, step, zero, Optional.empty());
  }
}
