package io.rhema.training.gate;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * The exact form of McNemar's test (Psychometrika 12, 1947): of the examples that only one of two
 * models has right, each is as likely the one's as the other's when the models are equally good.
 *
 * @param worse examples that the serving model has right and the candidate wrong
 * @param better examples that the candidate has right and the serving model wrong
 */
public record McNemar(int worse, int better) implements PairedTest {
  public McNemar {
    if (worse < 0 || better < 0) {
      throw new IllegalArgumentException(
          "worse=%d, better=%d: both must be 0 or more".formatted(worse, better));
    }
  }

  /** The probability of {@code worse} or more heads in so many throws of a fair coin. */
  @Override
  public double pWorse() {
    return atMost(better);
  }

  @Override
  public double pBetter() {
    return atMost(worse);
  }

  private double atMost(int heads) {
    return new BinomialDistribution(null, worse + better, 0.5).cumulativeProbability(heads);
  }

  @Override
  public String describe() {
    return "worse on %d, better on %d".formatted(worse, better);
  }
}
