package io.rhema.operator.infer;

import io.rhema.operator.batch.BatchLimits;
import java.io.Serializable;
import java.util.Objects;

/**
 * What one model operator is told by the job.
 *
 * @param bundle folder of the model bundle, on a file system that every task manager sees
 * @param limits window and run sizes
 * @param threads threads of one run of the model; with one task slot a core, 1 is fastest
 * @param acceptOtherVersion whether a savepoint that was taken with another version of the model
 *     may be resumed with this bundle: the upgrade by savepoint
 */
public record InferenceOptions(
    String bundle, BatchLimits limits, int threads, boolean acceptOtherVersion)
    implements Serializable {

  public InferenceOptions {
    Objects.requireNonNull(bundle, "bundle");
    Objects.requireNonNull(limits, "limits");
    if (bundle.isBlank()) {
      throw new IllegalArgumentException("bundle='%s': must name a folder".formatted(bundle));
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads=%d: must be at least 1".formatted(threads));
    }
  }

  /** One thread, default limits, no other version. */
  public static InferenceOptions of(String bundle) {
    return new InferenceOptions(bundle, BatchLimits.DEFAULT, 1, false);
  }

  public InferenceOptions withLimits(BatchLimits other) {
    return new InferenceOptions(bundle, other, threads, acceptOtherVersion);
  }

  public InferenceOptions withAcceptOtherVersion(boolean accept) {
    return new InferenceOptions(bundle, limits, threads, accept);
  }
}
