package io.rhema.training.optimize;

/**
 * Linear warm-up to a peak, then linear decay to zero.
 *
 * @param warmupSteps steps until the peak is reached
 * @param totalSteps the step at which the rate is zero
 */
public record LinearDecay(double peak, int warmupSteps, int totalSteps) implements LearningRate {

  public LinearDecay {
    if (peak <= 0 || warmupSteps < 0 || warmupSteps >= totalSteps) {
      throw new IllegalArgumentException(
          "peak=%s, warmupSteps=%d, totalSteps=%d: the peak must be positive and come before the end"
              .formatted(peak, warmupSteps, totalSteps));
    }
  }

  @Override
  public double at(int step) {
    double decay = (double) (totalSteps - step) / (totalSteps - warmupSteps);
    double warmup = (step + 1.0) / (warmupSteps + 1.0);
    return peak * Math.max(0, Math.min(warmup, decay));
  }
}
