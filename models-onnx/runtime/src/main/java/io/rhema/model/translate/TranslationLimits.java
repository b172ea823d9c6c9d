package io.rhema.model.translate;

import java.time.Duration;
import java.util.Objects;

/**
 * What is translated at once. Each batch has a deadline of its own, the {@linkplain
 * io.rhema.model.generate.GenerationOptions#limit limit} of the generation.
 *
 * @param batchTokens source positions of a batch, padding included; a single longer row is a batch
 *     of its own
 * @param time for all texts of one call together: batches that would begin later are not begun, and
 *     the last one has what is left
 */
public record TranslationLimits(int batchTokens, Duration time) {

  /** Batches of 512 positions, for as long as they take. */
  public static final TranslationLimits DEFAULT = new TranslationLimits(512, Duration.ofDays(365));

  public TranslationLimits {
    Objects.requireNonNull(time, "time");
    if (batchTokens < 1 || time.isNegative()) {
      throw new IllegalArgumentException(
          "batchTokens=%d, time=%s: the first must be at least 1, the second not be negative"
              .formatted(batchTokens, time));
    }
  }
}
