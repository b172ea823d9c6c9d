package io.rhema.local.update;

import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.UpdateOutcome;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the results of one command, the last one of each subtask. */
public final class UpdateTally {
  private static final Set<UpdateOutcome> MOVED =
      EnumSet.of(
          UpdateOutcome.serving,
          UpdateOutcome.unchanged,
          UpdateOutcome.shadowing,
          UpdateOutcome.canary,
          UpdateOutcome.stopped);

  /** How a trial ends. */
  private static final Set<UpdateOutcome> OVER =
      EnumSet.of(UpdateOutcome.rolledBack, UpdateOutcome.superseded, UpdateOutcome.stopped);

  private final Map<Operator, Set<Integer>> missing = new HashMap<>();
  private final Map<Subtask, ModelUpdateResult> last = new LinkedHashMap<>();

  /** Who gives results together. */
  private record Operator(String job, List<String> tasks) {}

  /** The number is null for a job that answers as a whole. */
  private record Subtask(Operator operator, Integer number) {}

  void add(ModelUpdateResult result) {
    if (result.getOutcome() == UpdateOutcome.comparing) {
      return;
    }
    Operator operator = new Operator(result.getJob(), result.getTasks());
    missing.computeIfAbsent(operator, key -> subtasks(result)).remove(result.getSubtask());
    last.put(new Subtask(operator, result.getSubtask()), result);
  }

  private static Set<Integer> subtasks(ModelUpdateResult result) {
    Set<Integer> subtasks = new HashSet<>();
    for (int i = 0; i < result.getSubtasks(); i++) {
      subtasks.add(result.getSubtask() == null ? null : Integer.valueOf(i));
    }
    return subtasks;
  }

  /** Whether somebody answered, and of everyone who did all subtasks. */
  public boolean isComplete() {
    return !last.isEmpty() && missing.values().stream().allMatch(Set::isEmpty);
  }

  /** How many subtasks gave a result. */
  public int results() {
    return last.size();
  }

  /** The results of those that do something else than they were told. */
  public List<ModelUpdateResult> unmoved() {
    return last.values().stream().filter(result -> !MOVED.contains(result.getOutcome())).toList();
  }

  /** Whether a version that was tried is tried no longer somewhere, by command or by itself. */
  public boolean isTrialOver() {
    return last.values().stream().anyMatch(result -> OVER.contains(result.getOutcome()));
  }

  /** Whether a subtask found the version worse than it may be. */
  public boolean isRolledBack() {
    return last.values().stream()
        .anyMatch(result -> result.getOutcome() == UpdateOutcome.rolledBack);
  }
}
