package io.rhema.operator.infer;

import io.rhema.model.session.InferenceException;
import io.rhema.model.text.EncodedText;
import io.rhema.operator.interpret.Interpreter;
import io.rhema.operator.interpret.TaskKind;
import io.rhema.operator.interpret.WindowOutput;
import io.rhema.schema.ResultStatus;
import io.rhema.schema.TextEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;

/**
 * Makes answers of what became of a text. Where the answer of one head is none, the others' are
 * given nevertheless.
 *
 * @param tasks what is asked for, in the order of the heads
 */
record Interpretation(List<AskedTask> tasks) {

  /**
   * Gives the answers of one event.
   *
   * @param text its sub-words
   * @param status whether the text is the model's business; the outcome of one that is not is
   *     ignored unless it failed
   * @return a result for each task that has one, and behind them one refusal at most
   */
  List<Answer> of(TextEvent event, EncodedText text, ResultStatus status, Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return List.of(
          new Answer.Refused(tasks.stream().map(AskedTask::kind).toList(), failed.cause()));
    }
    List<List<WindowOutput>> heads = ((Outcome.Answered) outcome).heads();
    List<Answer> answers = new ArrayList<>(tasks.size());
    List<Refusal> refusals = new ArrayList<>(0);
    for (int i = 0; i < heads.size(); i++) {
      AskedTask task = tasks.get(i);
      try {
        answers.add(
            new Answer.Given(
                task.kind(), result(task.interpreter(), event, text, status, heads.get(i))));
      } catch (RuntimeException e) {
        // An interpreter takes any numbers; should one break that, the text must not stop the job.
        refusals.add(new Refusal(task.kind(), e));
      }
    }
    if (!refusals.isEmpty()) {
      answers.add(together(refusals));
    }
    return answers;
  }

  private static SpecificRecord result(
      Interpreter<?> interpreter,
      TextEvent event,
      EncodedText text,
      ResultStatus status,
      List<WindowOutput> windows) {
    return status == ResultStatus.ok
        ? interpreter.answer(event, text, windows)
        : interpreter.withoutAnswer(event, status);
  }

  private record Refusal(TaskKind task, RuntimeException cause) {
    String message() {
      String what = cause instanceof InferenceException ? cause.getMessage() : cause.toString();
      return task.key() + ": " + what;
    }
  }

  private static Answer together(List<Refusal> refusals) {
    InferenceException cause =
        new InferenceException(
            refusals.stream().map(Refusal::message).collect(Collectors.joining(" ")),
            refusals.get(0).cause());
    return new Answer.Refused(refusals.stream().map(Refusal::task).toList(), cause);
  }
}
