package io.rhema.job.streaming;

import io.rhema.operator.infer.InferenceOptions;
import io.rhema.operator.interpret.TaskKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts the tasks that one bundle answers together. */
final class SharedModels {
  private SharedModels() {}

  /**
   * One model for each folder, in the order of their first tasks.
   *
   * @throws IllegalArgumentException as {@link PipelineOptions} says
   */
  static List<InferenceOptions> of(List<InferenceOptions> models) {
    if (models.isEmpty()) {
      throw new IllegalArgumentException("models=[]: must be at least one");
    }
    Map<String, InferenceOptions> byFolder = new LinkedHashMap<>();
    Set<TaskKind> asked = EnumSet.noneOf(TaskKind.class);
    for (InferenceOptions model : models) {
      for (TaskKind task : model.tasks()) {
        if (!asked.add(task)) {
          throw new IllegalArgumentException(
              "models=%s: must be asked for the task '%s' once".formatted(models, task.key()));
        }
      }
      byFolder.merge(model.bundle(), model, SharedModels::merged);
    }
    return byFolder.values().stream()
        .sorted(Comparator.comparing(model -> model.tasks().get(0)))
        .toList();
  }

  private static InferenceOptions merged(InferenceOptions one, InferenceOptions other) {
    List<TaskKind> tasks = new ArrayList<>(one.tasks());
    tasks.addAll(other.tasks());
    InferenceOptions merged = one.withTasks(tasks);
    if (!merged.equals(other.withTasks(tasks))) {
      throw new IllegalArgumentException(
          "%s and %s: models of one folder must differ in their tasks only".formatted(one, other));
    }
    return merged;
  }
}
