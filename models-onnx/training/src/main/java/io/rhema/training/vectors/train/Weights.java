package io.rhema.training.vectors.train;

import java.util.SplittableRandom;

/**
 * The two rows of each word. Threads change them without waiting for each other: an update may be
 * lost, which is rare and does no harm (Recht et al. 2011, "Hogwild!").
 *
 * @param inputs rows of words that predict; in the end, the vectors
 * @param outputs rows of words that are predicted
 */
record Weights(float[][] inputs, float[][] outputs) {

  /** Uniform in ±0.5/size for the inputs, zeros for the outputs. */
  static Weights random(int words, int size, SplittableRandom random) {
    float[][] inputs = new float[words][size];
    for (float[] row : inputs) {
      for (int i = 0; i < size; i++) {
        row[i] = (float) ((random.nextDouble() - 0.5) / size);
      }
    }
    return new Weights(inputs, new float[words][size]);
  }
}
