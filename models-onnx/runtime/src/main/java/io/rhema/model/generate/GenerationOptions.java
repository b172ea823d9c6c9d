package io.rhema.model.generate;

import io.rhema.model.bundle.ModelBundle;
import java.time.Duration;
import java.util.Objects;

/**
 * How a text is searched for.
 *
 * @param beams texts in work at once; 1 takes the most probable token at every step
 * @param maxTokens most tokens of a text, the end token included
 * @param lengthPenalty exponent of the length by which the logarithm of a text's probability is
 *     divided; above 0 favours longer texts
 * @param earlyStopping when a beam search that has found enough need not go on
 * @param rules what may be written
 * @param limit time for a batch: what is not finished then ends with {@link Finish#DEADLINE}. It is
 *     looked at after every step, so a batch takes one step longer at most
 */
public record GenerationOptions(
    int beams,
    int maxTokens,
    double lengthPenalty,
    EarlyStopping earlyStopping,
    TokenRules rules,
    Duration limit) {

  /** The time for a batch where nobody says another. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(30);

  public GenerationOptions {
    Objects.requireNonNull(earlyStopping, "earlyStopping");
    Objects.requireNonNull(rules, "rules");
    if (beams < 1 || maxTokens < 1) {
      throw new IllegalArgumentException(
          "beams is %d and maxTokens %d; both must be 1 or more".formatted(beams, maxTokens));
    }
    if (!Double.isFinite(lengthPenalty)) {
      throw new IllegalArgumentException(
          "lengthPenalty is %s; it must be a finite number".formatted(lengthPenalty));
    }
    if (limit.isNegative()) {
      throw new IllegalArgumentException("limit is %s; it must not be negative".formatted(limit));
    }
  }

  /** The most probable token at every step, and no rules. */
  public static GenerationOptions greedy(int maxTokens) {
    return new GenerationOptions(
        1, maxTokens, 1, EarlyStopping.WHEN_UNLIKELY, TokenRules.NONE, DEFAULT_LIMIT);
  }

  /**
   * What a bundle's {@code generation_config.json} says, or its {@code config.json} where older
   * exports have it, within the model's limits.
   *
   * @throws io.rhema.model.bundle.BundleException when it asks for what is not supported
   */
  public static GenerationOptions of(ModelBundle bundle) {
    return GenerationConfig.of(bundle).options();
  }

  public GenerationOptions withBeams(int changed) {
    return new GenerationOptions(changed, maxTokens, lengthPenalty, earlyStopping, rules, limit);
  }

  public GenerationOptions withMaxTokens(int changed) {
    return new GenerationOptions(beams, changed, lengthPenalty, earlyStopping, rules, limit);
  }

  public GenerationOptions withLengthPenalty(double changed) {
    return new GenerationOptions(beams, maxTokens, changed, earlyStopping, rules, limit);
  }

  public GenerationOptions withEarlyStopping(EarlyStopping changed) {
    return new GenerationOptions(beams, maxTokens, lengthPenalty, changed, rules, limit);
  }

  public GenerationOptions withRules(TokenRules changed) {
    return new GenerationOptions(beams, maxTokens, lengthPenalty, earlyStopping, changed, limit);
  }

  public GenerationOptions withLimit(Duration changed) {
    return new GenerationOptions(beams, maxTokens, lengthPenalty, earlyStopping, rules, changed);
  }
}
