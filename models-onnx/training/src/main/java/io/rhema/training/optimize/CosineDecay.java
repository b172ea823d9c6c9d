package io.rhema.training.optimize;

/**
 * Linear warm-up to a peak, then half a cosine down to zero (Loshchilov and Hutter 2017, "SGDR",
 * without restarts).
 *
 * @param warmupSteps steps until the peak is reached
 * @param totalSteps the step at which the rate is zero
 */
public record CosineDecay(double peak, int warmupSteps, int totalSteps) implements LearningRate {

  public CosineDecay {
    if (peak <= 0 || warmupSteps < 0 || warmupSteps >= totalSteps) {
      throw new IllegalArgumentException(
          "peak=%s, warmupSteps=%d, totalSteps=%d: the peak must be positive and come before the end"
              .formatted(peak, warmupSteps, totalSteps));
    }
  }

  @Override
  public double at(int step) {
    if (step < warmupSteps) {
      return peak * (step + 1.0) / (warmupSteps + 1.0);
    }
    double done = Math.min(1, (double) (step - warmupSteps) / (totalSteps - warmupSteps));
    return peak * (1 + Math.cos(Math.PI * done)) / 2;
  }
}
