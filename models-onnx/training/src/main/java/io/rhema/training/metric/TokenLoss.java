package io.rhema.training.metric;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How surprising a model finds the right tokens.
 *
 * @param sum of the negative natural logarithms of their probabilities
 * @param tokens how many these are
 */
public record TokenLoss(double sum, long tokens) implements Score {

  /** Of a token, on average. */
  public double mean() {
    return tokens == 0 ? 0 : sum / tokens;
  }

  /** Among how many equally likely tokens the model seems to choose. */
  public double perplexity() {
    return Math.exp(mean());
  }

  /** The geometric mean of the probabilities. */
  @Override
  public double value() {
    return Math.exp(-mean());
  }

  @Override
  public String unit() {
    return "token probability";
  }

  @Override
  public Map<String, Double> figures() {
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("loss", mean());
    figures.put("perplexity", perplexity());
    return figures;
  }
}
