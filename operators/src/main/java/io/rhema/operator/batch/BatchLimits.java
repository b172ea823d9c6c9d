package io.rhema.operator.batch;

import io.rhema.model.session.SessionOptions;
import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;

/**
 * How long events wait for company and how large a run of the model gets.
 *
 * @param maxRecords events that wait at most
 * @param maxTokens sub-words that wait at most, which bounds how long a checkpoint barrier waits
 *     for the model: 8,192 sub-words take MiniLM about one second of one core
 * @param runTokens positions of one run, padding included; on a CPU at most 1,024 are used: beyond,
 *     it gets slower and the native arena keeps its largest size for good. A single row may exceed
 *     it
 * @param linger how long the first event of a window waits for more, in processing time
 */
public record BatchLimits(int maxRecords, int maxTokens, int runTokens, Duration linger)
    implements Serializable {

  /** Positions of one run on a CPU. */
  public static final int LARGEST_CPU_RUN = 1_024;

  /** Positions of one run on any device. */
  public static final int LARGEST_RUN = 65_536;

  public static final BatchLimits DEFAULT = new BatchLimits(256, 8_192, 512, Duration.ofMillis(20));

  public BatchLimits {
    require(maxRecords >= 1, "maxRecords", maxRecords, "at least 1");
    require(maxTokens >= 1, "maxTokens", maxTokens, "at least 1");
    require(
        runTokens >= 1 && runTokens <= LARGEST_RUN,
        "runTokens",
        runTokens,
        "from 1 to " + LARGEST_RUN);
    Objects.requireNonNull(linger, "linger");
    require(!linger.isNegative(), "linger", linger, "zero or more");
  }

  private static void require(boolean holds, String name, Object value, String rule) {
    if (!holds) {
      throw new IllegalArgumentException("%s=%s: must be %s".formatted(name, value, rule));
    }
  }

  /** Positions of one run where a model is. */
  public int runTokensOn(SessionOptions.Provider provider) {
    return provider == SessionOptions.Provider.CPU
        ? Math.min(runTokens, LARGEST_CPU_RUN)
        : runTokens;
  }

  public BatchLimits withMaxRecords(int records) {
    return new BatchLimits(records, maxTokens, runTokens, linger);
  }

  public BatchLimits withMaxTokens(int tokens) {
    return new BatchLimits(maxRecords, tokens, runTokens, linger);
  }

  public BatchLimits withRunTokens(int tokens) {
    return new BatchLimits(maxRecords, maxTokens, tokens, linger);
  }

  public BatchLimits withLinger(Duration duration) {
    return new BatchLimits(maxRecords, maxTokens, runTokens, duration);
  }
}
