package io.rhema.training.recipe;

/**
 * How the weights are moved.
 *
 * @param learningRate the highest one, reached after the warm-up
 * @param warmupSteps in which the rate rises
 * @param coolDownSteps last steps in which an {@link RateSchedule#INVERSE_SQUARE_ROOT} rate goes
 *     linearly to zero besides; 0 for none
 * @param beta1 decay of the mean of the gradients
 * @param beta2 decay of the mean of their squares
 * @param epsilon keeps the step finite where gradients are tiny
 * @param weightDecay on matrices; biases and normalisation scales have none
 * @param clipNorm largest norm of the gradient; 0 for no limit
 */
public record Optimization(
    double learningRate,
    RateSchedule schedule,
    int warmupSteps,
    int coolDownSteps,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    double clipNorm) {}
