package io.rhema.local.answer;

import io.rhema.operator.interpret.TaskKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * What the tasks have said about one text so far. Each says one thing once: a result, or why there
 * is none. Not safe for use by several threads at once.
 */
public final class AnswerParts {
  private final Set<TaskKind> silent;
  private final List<SpecificRecord> results = new ArrayList<>(2);
  private final List<String> errors = new ArrayList<>(0);

  /**
   * @param asked the tasks of which something is expected, at least one
   */
  public AnswerParts(Collection<TaskKind> asked) {
    silent = EnumSet.copyOf(asked);
  }

  /**
   * Takes a result.
   *
   * @return whether it was expected, or its task has spoken before
   */
  public boolean give(SpecificRecord result) {
    boolean expected = silent.removeIf(task -> task.result().isInstance(result));
    if (expected) {
      results.add(result);
    }
    return expected;
  }

  /**
   * Takes a refusal.
   *
   * @param tasks whose result will not come; none listed when no task is asked any more
   * @param error why, in a sentence
   * @return whether it was expected, or those tasks have spoken before
   */
  public boolean refuse(Collection<TaskKind> tasks, String error) {
    boolean expected =
        tasks.isEmpty() ? !silent.isEmpty() : silent.stream().anyMatch(tasks::contains);
    if (expected) {
      silent.removeAll(tasks.isEmpty() ? List.copyOf(silent) : tasks);
      errors.add(error);
    }
    return expected;
  }

  /** Whether every task has spoken. */
  public boolean isComplete() {
    return silent.isEmpty();
  }

  /** All that was said. */
  public Answer answer(String id, String text) {
    return new Answer(id, text, results, errors);
  }
}
