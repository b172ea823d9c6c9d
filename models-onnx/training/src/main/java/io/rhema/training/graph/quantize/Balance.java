package io.rhema.training.graph.quantize;

import java.util.List;

/**
 * Factors for the channels of an activation that make them alike in size before they share one
 * scale, while the rows of the weights take the inverse: {@code x·W = (x*f)·(W/f)}. After Xiao et
 * al., "SmoothQuant", 2022.
 */
final class Balance {

  /**
   * How much of the difference moves into the weights; measured best on MiniLM between .5 and .8.
   */
  private static final double STRENGTH = 0.65;

  /**
   * Factors are powers of two to the fourth part of a whole number: processors differ in the last
   * bits of what is measured, and would otherwise each make another model of the same weights.
   */
  private static final double STEPS_AN_OCTAVE = 4;

  private Balance() {}

  /**
   * The factors for one activation.
   *
   * @param magnitudes largest magnitude of each channel
   * @param weights matrices {@code [channels, out]} that it is multiplied with
   */
  static float[] factors(float[] magnitudes, List<float[]> weights) {
    int channels = magnitudes.length;
    float[] largest = new float[channels];
    for (float[] weight : weights) {
      int out = weight.length / channels;
      for (int i = 0; i < weight.length; i++) {
        largest[i / out] = Math.max(largest[i / out], Math.abs(weight[i]));
      }
    }
    float[] factors = new float[channels];
    for (int i = 0; i < channels; i++) {
      boolean dead = magnitudes[i] == 0 || largest[i] == 0;
      factors[i] =
          dead
              ? 1
              : rounded(Math.pow(largest[i], 1 - STRENGTH) / Math.pow(magnitudes[i], STRENGTH));
    }
    return factors;
  }

  private static float rounded(double factor) {
    double steps = Math.rint(STEPS_AN_OCTAVE * StrictMath.log(factor) / StrictMath.log(2));
    return (float) StrictMath.pow(2, steps / STEPS_AN_OCTAVE);
  }

  /** The weights for an activation that was multiplied by the factors. */
  static float[] inverse(float[] weight, float[] factors) {
    int out = weight.length / factors.length;
    float[] balanced = new float[weight.length];
    for (int i = 0; i < weight.length; i++) {
      balanced[i] = weight[i] / factors[i / out];
    }
    return balanced;
  }

  /** Undoes {@link #inverse}. */
  static float[] restore(float[] balanced, float[] factors) {
    int out = balanced.length / factors.length;
    float[] weight = new float[balanced.length];
    for (int i = 0; i < weight.length; i++) {
      weight[i] = balanced[i] * factors[i / out];
    }
    return weight;
  }
}
