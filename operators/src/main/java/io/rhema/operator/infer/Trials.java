package io.rhema.operator.infer;

import io.rhema.operator.swap.ModelControl;
import io.rhema.operator.swap.UpdateReports;
import io.rhema.schema.UpdateOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Begins and ends the trial of a version beside the one that serves, and tells how it goes. Called
 * by the task's thread.
 */
final class Trials {
  private static final Logger LOG = LoggerFactory.getLogger(Trials.class);

  private final InferenceOptions options;
  private final InferenceMetrics metrics;
  private final ModelSlot slot;
  private final UpdateReports reports;
  private final OpenerThread thread;
  private final Alarm alarm;

  private Future<?> timeIsUp;

  Trials(
      InferenceOptions options,
      InferenceMetrics metrics,
      ModelSlot slot,
      UpdateReports reports,
      OpenerThread thread,
      Alarm alarm) {
    this.options = options;
    this.metrics = metrics;
    this.slot = slot;
    this.reports = reports;
    this.thread = thread;
    this.alarm = alarm;
  }

  /** Tries a version from the next batch on, in place of the one that is tried. */
  void begin(ModelControl.Try command, Opened.Ready next) {
    end(UpdateOutcome.superseded, Optional.of(replaced(command)));
    begin(command, next.model(), next.time());
  }

  /** Obeys a command for the version that is tried already, which need not be opened again. */
  void goOn(ModelControl.Try command) {
    Trial running = slot.trial().orElseThrow();
    finish(running, UpdateOutcome.superseded, Optional.of(replaced(command)));
    begin(command, running.candidate(), Duration.ZERO);
  }

  private static String replaced(ModelControl.Try command) {
    return "Command '%s' for version %s took its place.".formatted(command.id(), command.version());
  }

  private void begin(ModelControl.Try command, ServedModel candidate, Duration opening) {
    Trial trial = Trial.of(command, candidate, options.rollback());
    slot.begin(trial);
    timeIsUp =
        alarm.after(
            options.rollback().decideWithin(),
            () -> slot.trial().filter(trial::equals).ifPresent(this::requireEnough));
    metrics.trials().begins(command);
    LOG.info("Trying {} beside {}", command, slot.model().version());
    reports.tried(command, serving(), opening);
  }

  /** Ends the trial, if there is one. */
  void end(UpdateOutcome outcome, Optional<String> reason) {
    slot.trial()
        .ifPresent(
            trial -> {
              finish(trial, outcome, reason);
              thread.close(trial.candidate());
            });
  }

  /** Ends the trial since its candidate serves from now on, by whom it is owned. */
  void promoted(ModelControl.Serve command) {
    finish(
        slot.trial().orElseThrow(),
        UpdateOutcome.superseded,
        Optional.of("Command '%s' lets it serve.".formatted(command.id())));
  }

  private void finish(Trial trial, UpdateOutcome outcome, Optional<String> reason) {
    slot.end();
    timeIsUp.cancel(false);
    metrics.trials().ends();
    LOG.info("{} is tried no longer: {} {}", trial.candidate().version(), outcome, reason);
    reports.compared(trial.command(), outcome, serving(), reason, trial.comparison().figures());
  }

  /** Looks how it goes, after a window of the trial: ends it when it goes too badly. */
  void judge(Trial trial) {
    metrics.trials().goes(trial.comparison().figures());
    Optional<String> breach = trial.comparison().breach();
    if (breach.isPresent()) {
      rollBack(trial, breach.get());
    } else if (trial.comparison().isReportDue()) {
      reports.compared(
          trial.command(),
          UpdateOutcome.comparing,
          serving(),
          Optional.empty(),
          trial.comparison().figures());
    }
  }

  private void rollBack(Trial trial, String reason) {
    LOG.warn("{} is rolled back, {} stays", trial.command(), slot.model().version());
    metrics.trials().rolledBack();
    end(UpdateOutcome.rolledBack, Optional.of(reason));
  }

  /** One that nobody can judge is not tried for ever. */
  private void requireEnough(Trial trial) {
    if (!trial.comparison().isEnough()) {
      rollBack(trial, trial.comparison().undecided());
    }
  }

  private String serving() {
    return slot.model().version().version();
  }
}
