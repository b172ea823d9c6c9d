package io.rhema.operator.infer;

import io.rhema.operator.batch.BatchLimits;
import io.rhema.operator.interpret.InterpretOptions;
import io.rhema.operator.interpret.TaskKind;
import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/**
 * What one model operator is told by the job.
 *
 * @param bundle folder of the model bundle, on a file system that every task manager sees
 * @param tasks what the model is asked for, one task at least, each once; kept in the order of
 *     {@link TaskKind}
 * @param limits window and run sizes
 * @param threads threads of one run of the model; with one task slot a core, 1 is fastest
 * @param acceptOtherVersion whether a savepoint that was taken with another version of the model
 *     may be resumed with this bundle: the upgrade by savepoint
 * @param interpret how answers become results
 */
public record InferenceOptions(
    String bundle,
    List<TaskKind> tasks,
    BatchLimits limits,
    int threads,
    boolean acceptOtherVersion,
    InterpretOptions interpret)
    implements Serializable {

  public InferenceOptions {
    Objects.requireNonNull(bundle, "bundle");
    Objects.requireNonNull(limits, "limits");
    Objects.requireNonNull(interpret, "interpret");
    if (bundle.isBlank()) {
      throw new IllegalArgumentException("bundle='%s': must name a folder".formatted(bundle));
    }
    if (threads < 1) {
      throw new IllegalArgumentException("threads=%d: must be at least 1".formatted(threads));
    }
    if (tasks.isEmpty() || EnumSet.copyOf(tasks).size() < tasks.size()) {
      throw new IllegalArgumentException(
          "tasks=%s: must be one at least, each once".formatted(tasks));
    }
    tasks = tasks.stream().sorted().toList();
  }

  /** One thread, default limits, no other version. */
  public static InferenceOptions of(String bundle, TaskKind... tasks) {
    return new InferenceOptions(
        bundle, List.of(tasks), BatchLimits.DEFAULT, 1, false, InterpretOptions.DEFAULT);
  }

  public InferenceOptions withTasks(List<TaskKind> others) {
    return new InferenceOptions(bundle, others, limits, threads, acceptOtherVersion, interpret);
  }

  public InferenceOptions withLimits(BatchLimits other) {
    return new InferenceOptions(bundle, tasks, other, threads, acceptOtherVersion, interpret);
  }

  public InferenceOptions withAcceptOtherVersion(boolean accept) {
    return new InferenceOptions(bundle, tasks, limits, threads, accept, interpret);
  }

  public InferenceOptions withInterpret(InterpretOptions other) {
    return new InferenceOptions(bundle, tasks, limits, threads, acceptOtherVersion, other);
  }
}
