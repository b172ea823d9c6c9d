package io.rhema.training.graph.quantize;

import java.util.Objects;
import java.util.Set;

/**
 * How to quantise.
 *
 * @param activations over what the scales of activations are taken
 * @param reduceRange use 7 of the 8 bits of a weight: on x86 processors with AVX2 but without VNNI,
 *     sums of full 8-bit products overflow their 16-bit registers
 * @param keepFloat names of weights that stay float, besides those of the heads, which always do
 */
public record QuantizeOptions(
    ActivationScale activations, boolean reduceRange, Set<String> keepFloat) {

  public QuantizeOptions {
    Objects.requireNonNull(activations, "activations");
    keepFloat = Set.copyOf(keepFloat);
  }

  /** Per-token scales, full range. */
  public static QuantizeOptions defaults() {
    return new QuantizeOptions(ActivationScale.TOKEN, false, Set.of());
  }

  public QuantizeOptions with(ActivationScale scale) {
    return new QuantizeOptions(scale, reduceRange, keepFloat);
  }

  public QuantizeOptions withReduceRange(boolean reduce) {
    return new QuantizeOptions(activations, reduce, keepFloat);
  }

  /** The largest magnitude of a quantised weight. */
  int weightLimit() {
    return reduceRange ? 63 : 127;
  }
}
