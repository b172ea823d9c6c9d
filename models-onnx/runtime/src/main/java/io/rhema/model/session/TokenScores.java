package io.rhema.model.session;

import java.nio.FloatBuffer;

/**
 * What a model says about the next token of each row. Valid until the next step.
 *
 * @param values {@code rows * vocabulary} numbers, row by row, in native memory
 * @param rows number of rows
 * @param vocabulary number of tokens
 */
public record TokenScores(FloatBuffer values, int rows, int vocabulary) {

  /**
   * Copies one row.
   *
   * @throws InferenceException when one of its numbers is none, or is infinitely large, or none is
   *     above minus infinity: such a row says nothing
   */
  public void read(int row, float[] into) {
    values.get(row * vocabulary, into, 0, vocabulary);
    float largest = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < vocabulary; i++) {
      largest = Math.max(largest, into[i]);
    }
    if (!Float.isFinite(largest)) {
      throw new InferenceException(
          "The model's largest score for the next token is %s; it must be a finite number."
              .formatted(largest));
    }
  }
}
