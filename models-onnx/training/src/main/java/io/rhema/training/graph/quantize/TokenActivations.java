package io.rhema.training.graph.quantize;

import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.Tensors;
import java.util.List;
import java.util.Optional;

/**
 * One scale for each token. ONNX has no operator for that, so a token is first divided by its
 * largest magnitude, and the product is later multiplied by it.
 *
 * <p>Values of a GELU lie almost all above zero: most of their 8 bits go there.
 */
final class TokenActivations implements ActivationQuantizer {

  /** The 8 bits of zero where values lie on both sides of it. */
  static final int MIDDLE = 128;

  static final int ABOVE_MIDDLE = 127;

  /** No peak counts as smaller: nothing is divided by zero, and no scale is zero. */
  static final float SMALLEST_PEAK = 1e-30f;

  private static final int LARGEST_UINT8 = 255;

  /**
   * Steps below zero for a GELU; the scale never gets so fine that they do not reach its minimum.
   */
  private static final int BELOW_ZERO = 20;

  private final GraphBuilder b;
  private Range symmetric;
  private Range gelu;

  /** Names of the constants for one way to use the 8 bits. */
  private record Range(String one, String limit, String unit, String floor, String zeroPoint) {

    static Range add(GraphBuilder b, String name, int zeroPoint, int limit, float floor) {
      return new Range(
          b.floats(name + "/one", new float[] {1}),
          b.floats(name + "/limit", new float[] {limit}),
          b.floats(name + "/unit", new float[] {1f / limit}),
          b.floats(name + "/floor", new float[] {floor}),
          b.constant(Tensors.ofUint8(name + "/zero_point", new byte[] {(byte) zeroPoint})));
    }
  }

  TokenActivations(GraphBuilder builder) {
    this.b = builder;
  }

  @Override
  public QuantizedActivation quantise(String x, boolean isGelu, Optional<Float> peak) {
    Range range = isGelu ? geluRange() : symmetricRange();
    String magnitudes = isGelu ? x : b.op("Abs", x + "/absolute", List.of(x));
    String largest = b.reduce("ReduceMax", x + "/largest", magnitudes, -1, true);
    String size = b.op("Max", x + "/size", List.of(largest, range.floor()));
    String factor = b.op("Div", x + "/factor", List.of(range.limit(), size));
    String scaled = b.op("Mul", x + "/scaled", List.of(x, factor));
    String values =
        b.op("QuantizeLinear", x + "/int8", List.of(scaled, range.one(), range.zeroPoint()));
    return new QuantizedActivation(values, range.unit(), range.zeroPoint(), Optional.of(size));
  }

  private Range symmetricRange() {
    if (symmetric == null) {
      symmetric = Range.add(b, "int8", MIDDLE, ABOVE_MIDDLE, SMALLEST_PEAK);
    }
    return symmetric;
  }

  private Range geluRange() {
    if (gelu == null) {
      int limit = LARGEST_UINT8 - BELOW_ZERO;
      float floor = -Gelu.MINIMUM * limit / BELOW_ZERO;
      gelu = Range.add(b, "int8/gelu", BELOW_ZERO, limit, floor);
    }
    return gelu;
  }
}
