package io.rhema.operator.infer;

import io.rhema.model.bundle.BundleException;
import io.rhema.operator.swap.ModelControl;
import io.rhema.operator.swap.UpdateReports;
import io.rhema.operator.swap.VersionConflictException;
import io.rhema.schema.UpdateOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Obeys the commands for a model. The version that a command names is opened on a {@linkplain
 * OpenerThread thread of its own}, one at a time, while the running one answers; it takes over, or
 * begins to be tried, between two batches. The newest command wins. Everything but {@link #cancel}
 * is called by the task's thread.
 */
final class Successor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Successor.class);

  private final InferenceOptions options;
  private final InferenceMetrics metrics;
  private final ModelSlot slot;
  private final UpdateReports reports;
  private final MailboxExecutor mailbox;
  private final Runnable answerWaiting;
  private final OpenerThread thread;
  private final Trials trials;

  // Read by whoever cancels.
  private volatile Opening serve;

  /** Begun behind {@link #serve}, so that it is over after that. */
  private volatile Opening tryNext;

  /**
   * @param slot holds a version already
   * @param mailbox by which the task's thread is called
   * @param answerWaiting has the running version answer what waits
   * @param alarm by which the task's thread is called when time is up
   * @param name of the thread
   */
  Successor(
      InferenceOptions options,
      InferenceMetrics metrics,
      ModelSlot slot,
      UpdateReports reports,
      MailboxExecutor mailbox,
      Runnable answerWaiting,
      Alarm alarm,
      String name) {
    this.options = options;
    this.metrics = metrics;
    this.slot = slot;
    this.reports = reports;
    this.mailbox = mailbox;
    this.answerWaiting = answerWaiting;
    this.thread = new OpenerThread(name);
    this.trials = new Trials(options, metrics, slot, reports, thread, alarm);
  }

  /** Begins to do what a command says, and gives up what it is newer than. */
  void obey(ModelControl command) {
    if (command instanceof ModelControl.Serve next) {
      obey(next);
    } else if (command instanceof ModelControl.Try next) {
      obey(next);
    } else if (command instanceof ModelControl.Stop stop) {
      obey(stop);
    }
  }

  private void obey(ModelControl.Serve command) {
    serve = giveUp(serve, command);
    tryNext = giveUp(tryNext, command);
    Optional<Trial> tried = slot.trial().filter(trial -> trial.command().sameBundle(command));
    if (tried.isPresent()) {
      promote(command, tried.get());
    } else {
      serve = open(command, this::announce);
      thread.open(serve);
    }
    metrics.swaps().pending(isPending());
  }

  private void obey(ModelControl.Try command) {
    tryNext = giveUp(tryNext, command);
    boolean tried =
        serve == null
            && slot.trial().filter(trial -> trial.command().sameBundle(command)).isPresent();
    if (tried) {
      trials.goOn(command);
    } else {
      tryNext = open(command, this::announce);
      thread.open(tryNext);
    }
    metrics.swaps().pending(isPending());
  }

  private void obey(ModelControl.Stop command) {
    boolean pending = tryNext != null && tryNext.command().version().equals(command.version());
    if (pending) {
      tryNext = giveUp(tryNext, command);
      metrics.swaps().pending(isPending());
    }
    boolean tried =
        slot.trial()
            .filter(trial -> trial.command().version().equals(command.version()))
            .isPresent();
    if (tried) {
      trials.end(
          UpdateOutcome.stopped, Optional.of("Command '%s' says so.".formatted(command.id())));
    }
    unmoved(
        command,
        pending || tried ? UpdateOutcome.stopped : UpdateOutcome.unchanged,
        Optional.empty());
  }

  private Opening giveUp(Opening older, ModelControl newer) {
    if (older != null) {
      older.abandon();
      supersede(
          older.command(),
          "Command '%s' for version %s came before it was open."
              .formatted(newer.id(), newer.version()));
    }
    return null;
  }

  private Opening open(ModelControl.Run command, Consumer<Opening> announce) {
    VersionOpener opener =
        new VersionOpener(
            options,
            metrics,
            slot.model().version(),
            slot.trial().map(trial -> trial.candidate().version()),
            slot.model().face());
    LOG.info("Opening {} beside {}", command, slot.model().version());
    return new Opening(command, opener::open, announce);
  }

  /**
   * Opens the version that was tried when the state was written, at once, so that what is replayed
   * is answered by the version that answered first. When that fails, the version that serves
   * answers everything.
   */
  void resume(ModelControl.Try command) {
    tryNext = open(command, opening -> {});
    tryNext.run();
    changeOver(tryNext);
  }

  /** Says that a command is obeyed no more. */
  void supersede(ModelControl.Run command, String reason) {
    LOG.info("{} is superseded: {}", command, reason);
    unmoved(command, UpdateOutcome.superseded, Optional.of(reason));
  }

  /** Looks how a trial goes, after a window of it. */
  void judge(Trial trial) {
    trials.judge(trial);
  }

  /** What a checkpoint has of the commands. */
  Commands commands() {
    return new Commands(
        Optional.ofNullable(serve).map(opening -> (ModelControl.Serve) opening.command()),
        slot.trial().map(Trial::command),
        Optional.ofNullable(tryNext).map(opening -> (ModelControl.Try) opening.command()));
  }

  private boolean isPending() {
    return serve != null || tryNext != null;
  }

  private void announce(Opening opening) {
    try {
      mailbox.execute(() -> changeOver(opening), "change over to another version");
    } catch (RejectedExecutionException e) {
      LOG.debug("The task is over; what was opened is closed with it", e);
    }
  }

  /** Looks what there is to take: nothing when a later command came before this call. */
  private void changeOver(Opening opening) {
    Opened opened = opening.take();
    if (opened == null) {
      return;
    }
    ModelControl.Run command = opening.command();
    if (opened instanceof Opened.Ready ready && isRunning(ready.model().version())) {
      thread.close(ready.model());
      unchanged(command);
    } else if (opened instanceof Opened.Ready ready) {
      if (command instanceof ModelControl.Serve next) {
        takeOver(next, ready);
      } else {
        trials.begin((ModelControl.Try) command, ready);
      }
    } else if (opened instanceof Opened.Refused refused) {
      refuse(command, reason(refused.cause()), refused.cause());
    } else {
      unchanged(command);
    }
    if (opening == serve) {
      serve = null;
    } else {
      tryNext = null;
    }
    metrics.swaps().pending(isPending());
  }

  private boolean isRunning(ServedVersion version) {
    return version.sameModel(slot.model().version());
  }

  private void unchanged(ModelControl.Run command) {
    LOG.info("{} changes nothing: {} is served", command, slot.model().version());
    if (command instanceof ModelControl.Serve) {
      endTrial(command);
    }
    unmoved(command, UpdateOutcome.unchanged, Optional.empty());
  }

  private void refuse(ModelControl.Run command, String reason, Throwable cause) {
    metrics.swaps().refused();
    LOG.warn("{} is refused, {} stays", command, slot.model().version(), cause);
    unmoved(command, UpdateOutcome.refused, Optional.of(reason));
  }

  private void takeOver(ModelControl.Serve command, Opened.Ready next) {
    long start = System.nanoTime();
    try {
      answerWaiting.run();
    } catch (RuntimeException e) {
      next.model().close();
      throw e;
    }
    endTrial(command);
    takeOver(command, next.model(), next.time(), start);
  }

  /** A version that is tried is open already. */
  private void promote(ModelControl.Serve command, Trial trial) {
    long start = System.nanoTime();
    answerWaiting.run();
    if (slot.trial().filter(trial::equals).isEmpty()) {
      refuse(command, "The version was rolled back with the texts that waited.", null);
      return;
    }
    trials.promoted(command);
    takeOver(command, trial.candidate(), Duration.ZERO, start);
  }

  private void takeOver(
      ModelControl.Serve command, ServedModel next, Duration opening, long start) {
    ServedModel previous = slot.take(next);
    thread.close(previous);
    Duration pause = Duration.ofNanos(System.nanoTime() - start);
    metrics.swaps().serves(next.version().version());
    metrics.swaps().swapped(opening, pause);
    LOG.info(
        "Serving model {} in place of version {}, opened in {} ms",
        next.version(),
        previous.version().version(),
        opening.toMillis());
    reports.serving(command, previous.version().version(), opening, pause);
  }

  private void endTrial(ModelControl.Run command) {
    trials.end(
        UpdateOutcome.superseded,
        Optional.of(
            "Command '%s' lets version %s answer everything."
                .formatted(command.id(), command.version())));
  }

  private void unmoved(ModelControl command, UpdateOutcome outcome, Optional<String> reason) {
    reports.unmoved(command, outcome, slot.model().version().version(), reason);
  }

  /** What is written for users as it is; of anything else the kind too. */
  private static String reason(Throwable cause) {
    boolean written = cause instanceof BundleException || cause instanceof VersionConflictException;
    return written ? cause.getMessage() : cause.toString();
  }

  /** Ends an opening that is in progress, for a task that is being cancelled; from any thread. */
  void cancel() {
    abandon(serve);
    abandon(tryNext);
  }

  private static void abandon(Opening opening) {
    if (opening != null) {
      opening.abandon();
    }
  }

  /** Gives up what is pending, and waits until nothing of it is left. */
  @Override
  public void close() {
    cancel();
    thread.close();
  }
}
