package io.rhema.operator.infer;

import io.rhema.model.session.InferenceException;
import io.rhema.operator.interpret.TaskKind;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** What became of one event, for one or several of the tasks that its model was asked for. */
sealed interface Answer {

  /**
   * A result.
   *
   * @param task what was asked
   * @param result what is published, of any status
   */
  record Given(TaskKind task, SpecificRecord result) implements Answer {}

  /**
   * No result, for this event alone. An event has one refusal at most, however many tasks it is
   * for.
   *
   * @param tasks what was asked
   * @param cause the failure that the event caused
   */
  record Refused(List<TaskKind> tasks, InferenceException cause) implements Answer {}
}
