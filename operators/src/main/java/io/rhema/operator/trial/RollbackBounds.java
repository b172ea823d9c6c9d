package io.rhema.operator.trial;

import java.io.Serializable;
import java.time.Duration;

/**
 * How much worse than the serving version a candidate may be. What passes a bound is rolled back;
 * what reaches it is not.
 *
 * @param minTexts texts that each decision rests on at least, the most recent ones
 * @param maxErrorRate share of texts that it does not answer although the serving version does
 * @param maxLatencyRatio its time over that of the serving version for the same texts
 * @param maxDisagreement how far its answers differ from those of the serving version, 0 to 1; a
 *     shadow, whose answers nobody sees, has no such bound
 * @param decideWithin the time after which there must have been enough texts to decide by; a
 *     candidate that nobody can judge until then is rolled back
 */
public record RollbackBounds(
    int minTexts,
    float maxErrorRate,
    float maxLatencyRatio,
    float maxDisagreement,
    Duration decideWithin)
    implements Serializable {

  /** What a decision can rest on at most, as each text of it is kept in mind. */
  public static final int MOST_TEXTS = 10_000;

  /** Twice the time, three of ten answers another, one of a hundred missing, a day. */
  public static final RollbackBounds DEFAULT =
      new RollbackBounds(200, 0.01f, 2, 0.3f, Duration.ofDays(1));

  public RollbackBounds {
    if (minTexts < 1 || minTexts > MOST_TEXTS) {
      throw new IllegalArgumentException(
          "minTexts=%d: must be from 1 to %d".formatted(minTexts, MOST_TEXTS));
    }
    requireShare("maxErrorRate", maxErrorRate);
    requireShare("maxDisagreement", maxDisagreement);
    if (!(maxLatencyRatio >= 1)) {
      throw new IllegalArgumentException(
          "maxLatencyRatio=%s: must be at least 1".formatted(maxLatencyRatio));
    }
    if (decideWithin.isNegative() || decideWithin.isZero()) {
      throw new IllegalArgumentException(
          "decideWithin=%s: must be more than nothing".formatted(decideWithin));
    }
  }

  private static void requireShare(String name, float share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("%s=%s: must be from 0 to 1".formatted(name, share));
    }
  }
}
