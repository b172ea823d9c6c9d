package io.rhema.operator.infer;

import io.rhema.model.bundle.BundleException;
import io.rhema.model.bundle.ModelBundle;
import io.rhema.operator.interpret.TaskKind;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A small model that is asked first: where it is sure, its answer stands, and the large model is
 * spared the text.
 *
 * @param bundle folder of the small model, or "" for none
 * @param minScore probability of its label from which on it is sure, 0 to 1
 */
public record CascadeOptions(String bundle, float minScore) implements Serializable {
  /** The large model answers everything. */
  public static final CascadeOptions NONE = new CascadeOptions("", 1);

  /** What has a label with a score. */
  public static final Set<TaskKind> TASKS = Set.of(TaskKind.SENTIMENT, TaskKind.CLASSIFICATION);

  public CascadeOptions {
    Objects.requireNonNull(bundle, "bundle");
    if (!(minScore >= 0 && minScore <= 1)) {
      throw new IllegalArgumentException("minScore=%s: must be from 0 to 1".formatted(minScore));
    }
  }

  /** Whether there is a small model. */
  public boolean isSet() {
    return !bundle.isEmpty();
  }

  /**
   * Reads the small model's folder and compares it with the large one.
   *
   * @param large the model that answers the rest
   * @param tasks what both are asked for
   * @throws BundleException when it cannot answer for the large one: other labels, or a folder that
   *     is no bundle
   */
  public ModelBundle read(ModelBundle large, List<TaskKind> tasks) {
    ModelBundle small = ModelBundle.open(Path.of(bundle));
    for (TaskKind task : tasks) {
      Set<String> labels = Set.copyOf(task.headOf(large).task().labels());
      Set<String> others = Set.copyOf(task.headOf(small).task().labels());
      if (!labels.equals(others)) {
        throw new BundleException(
            "Model '%s' cannot answer before '%s': its labels are %s, and must be %s."
                .formatted(
                    small.id().name(),
                    large.id().name(),
                    task.headOf(small).task().labels(),
                    task.headOf(large).task().labels()));
      }
    }
    return small;
  }
}
