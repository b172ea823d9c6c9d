package io.rhema.model.generate;

/**
 * How the next word is drawn.
 *
 * @param temperature what scores are divided by: below 1 the probable words become more so, above 1
 *     less; 0 always takes the most probable
 * @param topK among how many of the most probable words it is drawn; 0 for all
 * @param seed of the random numbers: the same texts come of the same seed
 * @param maxWords after how many words to end
 */
public record Sampling(double temperature, int topK, long seed, int maxWords) {

  /** Lively, but seldom absurd. */
  public static final Sampling DEFAULT = new Sampling(0.8, 40, 1, 60);

  /**
   * @throws IllegalArgumentException when a value is out of its range
   */
  public Sampling {
    if (!(temperature >= 0) || temperature > 100) {
      throw new IllegalArgumentException(
          "temperature is %s; it must be from 0 to 100".formatted(temperature));
    }
    if (topK < 0) {
      throw new IllegalArgumentException("topK is %d; it must be 0 or more".formatted(topK));
    }
    if (maxWords < 1) {
      throw new IllegalArgumentException(
          "maxWords is %d; it must be 1 or more".formatted(maxWords));
    }
  }
}
