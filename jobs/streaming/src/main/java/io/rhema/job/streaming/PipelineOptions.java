package io.rhema.job.streaming;

import io.rhema.operator.decode.InputFormat;
import io.rhema.operator.infer.InferenceOptions;
import java.util.Objects;

/**
 * What the graph is told, wherever its events come from and its results go to.
 *
 * @param format how input values are written
 * @param maxChars UTF-16 code units that a text may have
 * @param sentiment the sentiment model
 */
public record PipelineOptions(InputFormat format, int maxChars, InferenceOptions sentiment) {
  public static final int DEFAULT_MAX_CHARS = 100_000;

  public PipelineOptions {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(sentiment, "sentiment");
  }
}
