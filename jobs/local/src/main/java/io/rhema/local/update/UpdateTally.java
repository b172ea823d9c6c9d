package io.rhema.local.update;

import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.UpdateOutcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts the results of one command. */
public final class UpdateTally {
  private final Map<Operator, Set<Integer>> missing = new HashMap<>();
  private final List<ModelUpdateResult> unmoved = new ArrayList<>();
  private int results;

  /** Who gives results together. */
  private record Operator(String job, List<String> tasks) {}

  void add(ModelUpdateResult result) {
    results++;
    if (result.getOutcome() != UpdateOutcome.serving
        && result.getOutcome() != UpdateOutcome.unchanged) {
      unmoved.add(result);
    }
    Operator operator = new Operator(result.getJob(), result.getTasks());
    missing.computeIfAbsent(operator, key -> subtasks(result)).remove(result.getSubtask());
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
    return results > 0 && missing.values().stream().allMatch(Set::isEmpty);
  }

  /** How many results there were. */
  public int results() {
    return results;
  }

  /** The results of those that serve something else. */
  public List<ModelUpdateResult> unmoved() {
    return List.copyOf(unmoved);
  }
}
