package io.rhema.operator.swap;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.trial.TrialFigures;
import io.rhema.schema.ModelUpdateResult;
import io.rhema.schema.TrialComparison;
import io.rhema.schema.UpdateOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.util.OutputTag;

/**
 * Says what became of commands: makes the results that one subtask, or the job, publishes. However
 * long names and reasons are, a result is short enough for any topic.
 */
public final class UpdateReports {
  /** By which the results leave. */
  public static final OutputTag<ResultRecord> OUTPUT =
      new OutputTag<>("model-update-results", ResultRecord.typeOf(ModelUpdateResult.class));

  private static final int MOST_REASON_CHARS = 4_096;
  private static final double NANOS_A_MILLI = 1e6;

  private final String job;
  private final List<String> tasks;
  private final Integer subtask;
  private final int subtasks;
  private final Consumer<ResultRecord> out;

  private UpdateReports(
      RuntimeContext task,
      List<String> tasks,
      Integer subtask,
      int subtasks,
      Consumer<ResultRecord> out) {
    this.job = cut(task.getJobInfo().getJobName(), UpdateRules.MOST_NAME_CHARS);
    this.tasks = List.copyOf(tasks);
    this.subtask = subtask;
    this.subtasks = subtasks;
    this.out = out;
  }

  /** For a subtask of an operator that asks these tasks of its model. */
  public static UpdateReports ofSubtask(
      RuntimeContext task, List<String> tasks, Consumer<ResultRecord> out) {
    return new UpdateReports(
        task,
        tasks,
        task.getTaskInfo().getIndexOfThisSubtask(),
        task.getTaskInfo().getNumberOfParallelSubtasks(),
        out);
  }

  /** For the job as a whole. */
  static UpdateReports ofJob(RuntimeContext task, Consumer<ResultRecord> out) {
    return new UpdateReports(task, List.of(), null, 1, out);
  }

  /** The version has taken over. */
  public void serving(ModelControl command, String previous, Duration opening, Duration pause) {
    ModelUpdateResult result = result(command, UpdateOutcome.serving);
    result.setPreviousVersion(previous);
    result.setOpenMillis(opening.toNanos() / NANOS_A_MILLI);
    result.setPauseMillis(pause.toNanos() / NANOS_A_MILLI);
    publish(result);
  }

  /** The version is tried from now on. */
  public void tried(ModelControl.Try command, String serving, Duration opening) {
    ModelUpdateResult result = result(command, command.mode().outcome());
    result.setPreviousVersion(serving);
    result.setOpenMillis(opening.toNanos() / NANOS_A_MILLI);
    publish(result);
  }

  /** The version is still tried, or is no longer. */
  public void compared(
      ModelControl.Try command,
      UpdateOutcome outcome,
      String serving,
      Optional<String> reason,
      TrialFigures figures) {
    ModelUpdateResult result = result(command, outcome);
    result.setPreviousVersion(serving);
    reason.ifPresent(why -> result.setReason(cut(why, MOST_REASON_CHARS)));
    result.setComparison(comparison(figures));
    publish(result);
  }

  private static TrialComparison comparison(TrialFigures figures) {
    return TrialComparison.newBuilder()
        .setTexts(figures.texts())
        .setErrors(figures.errors())
        .setCompared(figures.compared())
        .setErrorRate(orNull(figures.errorRate()))
        .setDisagreement(orNull(figures.disagreement()))
        .setLatencyRatio(orNull(figures.latencyRatio()))
        .setServingMicros(orNull(figures.servingMicros()))
        .setCandidateMicros(orNull(figures.candidateMicros()))
        .build();
  }

  private static Double orNull(double figure) {
    return Double.isNaN(figure) ? null : figure;
  }

  /**
   * The version has not taken over.
   *
   * @param previous the version that goes on
   */
  public void unmoved(
      ModelControl command, UpdateOutcome outcome, String previous, Optional<String> reason) {
    ModelUpdateResult result = result(command, outcome);
    result.setPreviousVersion(previous);
    reason.ifPresent(why -> result.setReason(cut(why, MOST_REASON_CHARS)));
    publish(result);
  }

  /** The command, or what stands in its place, is wrong. */
  void wrong(String id, String model, String version, String reason) {
    ModelUpdateResult result = result(id, model, version, UpdateOutcome.refused);
    result.setReason(cut(reason, MOST_REASON_CHARS));
    publish(result);
  }

  private ModelUpdateResult result(ModelControl command, UpdateOutcome outcome) {
    return result(command.id(), command.model(), command.version(), outcome);
  }

  private ModelUpdateResult result(String id, String model, String version, UpdateOutcome outcome) {
    return ModelUpdateResult.newBuilder()
        .setUpdateId(cut(id, UpdateRules.MOST_NAME_CHARS))
        .setModel(cut(model, UpdateRules.MOST_NAME_CHARS))
        .setVersion(cut(version, UpdateRules.MOST_NAME_CHARS))
        .setJob(job)
        .setTasks(tasks)
        .setSubtask(subtask)
        .setSubtasks(subtasks)
        .setOutcome(outcome)
        .setAt(Instant.ofEpochMilli(System.currentTimeMillis()))
        .build();
  }

  private void publish(ModelUpdateResult result) {
    out.accept(new ResultRecord(result.getModel().getBytes(UTF_8), List.of(), result));
  }

  static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "…";
  }
}
