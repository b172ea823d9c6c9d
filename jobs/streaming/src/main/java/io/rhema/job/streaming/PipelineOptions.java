package io.rhema.job.streaming;

import io.rhema.operator.decode.InputFormat;
import io.rhema.operator.infer.InferenceOptions;
import java.util.List;
import java.util.Objects;

/**
 * What the graph is told, wherever its events come from and its results go to.
 *
 * @param format how input values are written
 * @param maxChars UTF-16 code units that a text may have
 * @param models one at least, together asked for each task once; those of one folder become one, so
 *     that its encoder runs once for all its tasks
 */
public record PipelineOptions(InputFormat format, int maxChars, List<InferenceOptions> models) {
  public static final int DEFAULT_MAX_CHARS = 100_000;

  /**
   * @throws IllegalArgumentException when there is no model, a task is asked twice, or models of
   *     one folder differ in more than their tasks
   */
  public PipelineOptions {
    Objects.requireNonNull(format, "format");
    models = SharedModels.of(models);
  }
}
