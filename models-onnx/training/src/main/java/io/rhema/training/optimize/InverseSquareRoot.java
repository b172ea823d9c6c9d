package io.rhema.training.optimize;

/**
 * Linear warm-up to a peak, then a fall with the square root of the step (Vaswani et al. 2017,
 * "Attention Is All You Need"): no step depends on how many are to come. In the last steps the rate
 * can besides go linearly towards zero, which gives most of what a schedule made for its end gives
 * (Hägele et al. 2024, "Scaling Laws and Compute-Optimal Training Beyond Fixed Training
 * Durations").
 *
 * @param warmupSteps steps until the peak is reached; 1 or more
 * @param coolDownSteps last steps that go towards zero; 0 for none
 * @param totalSteps the step at which a rate that cools down is zero
 */
public record InverseSquareRoot(double peak, int warmupSteps, int coolDownSteps, int totalSteps)
    implements LearningRate {

  public InverseSquareRoot {
    if (peak <= 0 || warmupSteps < 1 || coolDownSteps < 0) {
      throw new IllegalArgumentException(
          "peak=%s, warmupSteps=%d, coolDownSteps=%d: the peak and the warm-up must be positive, the cool-down not negative"
              .formatted(peak, warmupSteps, coolDownSteps));
    }
  }

  @Override
  public double at(int step) {
    double taken = step + 1.0;
    double rate = peak * Math.min(taken / warmupSteps, Math.sqrt(warmupSteps / taken));
    double left = Math.max(0, totalSteps - step);
    return coolDownSteps > 0 ? rate * Math.min(1, left / coolDownSteps) : rate;
  }
}
