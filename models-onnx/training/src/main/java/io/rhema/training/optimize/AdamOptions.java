package io.rhema.training.optimize;

/**
 * The constants of {@link AdamW}.
 *
 * @param beta1 decay of the mean of the gradients
 * @param beta2 decay of the mean of their squares
 * @param epsilon keeps the step finite where gradients are tiny
 * @param weightDecay on matrices
 * @param clipNorm largest norm of all gradients together; 0 for no clipping
 */
public record AdamOptions(
    double beta1, double beta2, double epsilon, double weightDecay, double clipNorm) {

  /** With the betas and the epsilon that Kingma and Ba 2015 recommend. */
  public static AdamOptions of(double weightDecay, double clipNorm) {
    return new AdamOptions(0.9, 0.999, 1e-8, weightDecay, clipNorm);
  }

  /** What gradients of a norm are multiplied by. */
  double scale(double norm) {
    return clipNorm > 0 && norm > clipNorm ? clipNorm / (norm + 1e-6) : 1;
  }
}
