package io.rhema.training.vectors.train;

import io.rhema.training.vectors.VectorsException;

/**
 * How vectors are trained; names and defaults are word2vec's.
 *
 * @param architecture what predicts what
 * @param size numbers of a vector
 * @param window words on each side that count as near at most; for each word a smaller or equal
 *     number is drawn, so that nearer words weigh more
 * @param negatives words drawn for each true one, which are to be told from it
 * @param minCount a word that occurs less often has no vector
 * @param maxWords so many of the most frequent words have one
 * @param epochs times that the texts are gone through
 * @param sample share of a text beyond which a word is left out at random, the more often the more
 *     frequent it is; 0 leaves none out
 * @param learningRate at the beginning; falls linearly to a ten-thousandth of it
 * @param threads that train at once without waiting for each other (Hogwild); with one, the same
 *     texts and seed give the same vectors to the last bit
 * @param seed of all random numbers
 */
public record VectorOptions(
    Architecture architecture,
    int size,
    int window,
    int negatives,
    int minCount,
    int maxWords,
    int epochs,
    double sample,
    double learningRate,
    int threads,
    long seed) {

  private static final int MOST_THREADS = 256;
  private static final int LARGEST = 1 << 16;

  public VectorOptions {
    check("size", size, 1, LARGEST);
    check("window", window, 1, LARGEST);
    check("negative", negatives, 1, LARGEST);
    check("min-count", minCount, 1, Integer.MAX_VALUE);
    check("max-words", maxWords, 2, Integer.MAX_VALUE);
    check("epochs", epochs, 1, LARGEST);
    check("threads", threads, 1, MOST_THREADS);
    if (!(sample >= 0 && sample <= 1)) {
      throw new VectorsException("Invalid sample %s: must be from 0 to 1.".formatted(sample));
    }
    if (!(learningRate > 0 && learningRate <= 1)) {
      throw new VectorsException(
          "Invalid learning-rate %s: must be greater than 0, at most 1.".formatted(learningRate));
    }
  }

  /** word2vec's options for an architecture. */
  public static VectorOptions of(Architecture architecture) {
    return new VectorOptions(
        architecture, 100, 5, 5, 5, Integer.MAX_VALUE, 5, 1e-3, architecture.learningRate(), 1, 1);
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new VectorsException(
          most == Integer.MAX_VALUE
              ? "Invalid %s %d: must be at least %d.".formatted(name, value, least)
              : "Invalid %s %d: must be from %d to %d.".formatted(name, value, least, most));
    }
  }
}
