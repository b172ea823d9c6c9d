package io.rhema.training.metric;

import java.util.Map;
import java.util.Optional;

/**
 * How well a language model tells words.
 *
 * @param model how surprising it finds the right ones
 * @param frequencies how surprising they are to {@link WordFrequencies}
 */
public record Perplexity(TokenLoss model, TokenLoss frequencies) implements Score {

  /** The geometric mean of the right words' probabilities. */
  @Override
  public double value() {
    return model.value();
  }

  @Override
  public String unit() {
    return "word probability";
  }

  /** Among how many equally likely words the model seems to choose: less is better. */
  @Override
  public Map<String, Double> figures() {
    return Map.of("perplexity", model.perplexity());
  }

  @Override
  public Optional<Baseline> baseline() {
    return Optional.of(new Baseline("words by their frequency", frequencies.perplexity()));
  }
}
