package io.rhema.model.text.sentencepiece;

import io.rhema.model.bundle.BundleException;
import java.util.Arrays;

/** How a model cuts, {@code trainer_spec.model_type}. */
public enum Algorithm {
  /** The most probable pieces. */
  UNIGRAM(1),

  /** Neighbours are joined, those with the best piece first. */
  BPE(2),

  /** What is between blanks. */
  WORD(3),

  /** Single characters. */
  CHAR(4);

  private final int number;

  Algorithm(int number) {
    this.number = number;
  }

  static Algorithm ofNumber(long number) {
    return Arrays.stream(values())
        .filter(algorithm -> algorithm.number == number)
        .findFirst()
        .orElseThrow(
            () ->
                new BundleException(
                    "trainer_spec has model_type %d; known are 1 (UNIGRAM) to 4 (CHAR)"
                        .formatted(number)));
  }
}
