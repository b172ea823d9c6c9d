package io.rhema.operator.infer;

import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.trial.Disagreement;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.avro.specific.SpecificRecord;

/** Compares what two versions answered about one event. */
final class Answers {
  private Answers() {}

  /** Whether there is a result for a task. */
  static boolean givesAny(List<Answer> answers) {
    return answers.stream().anyMatch(Answer.Given.class::isInstance);
  }

  /** Whether a task has no result. */
  static boolean lacksAny(List<Answer> answers) {
    return answers.stream().anyMatch(Answer.Refused.class::isInstance);
  }

  /** Whether a task has no result that has one in the other version's answers. */
  static boolean lacks(List<Answer> answers, List<Answer> other) {
    return !given(answers).keySet().containsAll(given(other).keySet());
  }

  /**
   * How far the results differ, mean over the tasks that both versions have one for.
   *
   * @return empty when there is no such task, or nothing was asked
   */
  static OptionalDouble difference(List<Answer> one, List<Answer> other) {
    Map<TaskKind, SpecificRecord> others = given(other);
    return given(one).entrySet().stream()
        .filter(task -> others.containsKey(task.getKey()))
        .map(task -> Disagreement.between(task.getValue(), others.get(task.getKey())))
        .flatMapToDouble(OptionalDouble::stream)
        .average();
  }

  private static Map<TaskKind, SpecificRecord> given(List<Answer> answers) {
    Map<TaskKind, SpecificRecord> given = new EnumMap<>(TaskKind.class);
    for (Answer answer : answers) {
      if (answer instanceof Answer.Given result) {
        given.put(result.task(), result.result());
      }
    }
    return given;
  }
}
