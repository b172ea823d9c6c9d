package io.rhema.operator.infer;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.model.generate.GenerationOptions;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * How translations are searched for, and for how long.
 *
 * @param beams texts in work at once; 0 for what the bundle says
 * @param maxTokens tokens of a sentence's translation at most; 0 for what the bundle says
 * @param limit time for a batch of sentences: what is not finished then is cut off there
 * @param windowLimit time for all events that wait together, and so how long a barrier waits at
 *     most; an event of which a sentence could not be begun then has no translation
 */
public record TranslationOptions(int beams, int maxTokens, Duration limit, Duration windowLimit)
    implements Serializable {

  public static final TranslationOptions DEFAULT =
      new TranslationOptions(0, 0, Duration.ofSeconds(10), Duration.ofMinutes(1));

  public TranslationOptions {
    Objects.requireNonNull(limit, "limit");
    Objects.requireNonNull(windowLimit, "windowLimit");
    if (beams < 0 || maxTokens < 0) {
      throw new IllegalArgumentException(
          "beams=%d, maxTokens=%d: must not be negative".formatted(beams, maxTokens));
    }
    if (limit.isNegative() || limit.isZero() || windowLimit.compareTo(limit) < 0) {
      throw new IllegalArgumentException(
          "limit=%s, windowLimit=%s: the first must be positive, the second not be less"
              .formatted(limit, windowLimit));
    }
  }

  /**
   * What the bundle says, unless said otherwise here.
   *
   * @throws io.rhema.model.bundle.BundleException when the bundle asks for what is not supported
   */
  GenerationOptions of(ModelBundle bundle) {
    GenerationOptions options = GenerationOptions.of(bundle).withLimit(limit);
    options = beams == 0 ? options : options.withBeams(beams);
    return maxTokens == 0 ? options : options.withMaxTokens(maxTokens);
  }
}
