package io.rhema.training.metric;

/**
 * A wrong answer of a classifier.
 *
 * @param text that it was asked about
 * @param truth its label
 * @param answer the label that it got
 * @param probability of the answer, by the model
 */
public record Mistake(String text, String truth, String answer, double probability) {}
