package io.rhema.operator.infer;

import io.rhema.model.bundle.BundleException;
import io.rhema.operator.swap.ModelControl;
import io.rhema.operator.swap.UpdateReports;
import io.rhema.operator.swap.VersionConflictException;
import io.rhema.schema.UpdateOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Obeys the commands for a model. The version that a command names is opened on a thread of its
 * own, one at a time, while the running one answers; it takes over between two batches. The newest
 * command wins. Everything but {@link #cancel} is called by the task's thread.
 */
final class Successor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Successor.class);
  private static final long IDLE_SECONDS = 5;

  /** Below the time after which Flink gives up a task that is being cancelled. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final InferenceOptions options;
  private final InferenceMetrics metrics;
  private final ModelSlot slot;
  private final UpdateReports reports;
  private final MailboxExecutor mailbox;
  private final Runnable answerWaiting;
  private final ThreadPoolExecutor thread;

  /** Read by whoever cancels. */
  private volatile Opening pending;

  /**
   * @param slot holds a version already
   * @param mailbox by which the task's thread is called
   * @param answerWaiting has the running version answer what waits
   * @param name of the thread
   */
  Successor(
      InferenceOptions options,
      InferenceMetrics metrics,
      ModelSlot slot,
      UpdateReports reports,
      MailboxExecutor mailbox,
      Runnable answerWaiting,
      String name) {
    this.options = options;
    this.metrics = metrics;
    this.slot = slot;
    this.reports = reports;
    this.mailbox = mailbox;
    this.answerWaiting = answerWaiting;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread opener = new Thread(task, name);
              opener.setDaemon(true);
              return opener;
            });
    this.thread.allowCoreThreadTimeOut(true);
  }

  /** Begins to open the version of a command, in place of one that is not open yet. */
  void obey(ModelControl.Serve command) {
    if (pending != null) {
      Opening older = pending;
      older.abandon();
      supersede(
          older.command(),
          "Command '%s' for version %s came before it was open."
              .formatted(command.id(), command.version()));
    }
    VersionOpener opener =
        new VersionOpener(options, metrics, slot.model().version(), slot.model().face());
    Opening opening = new Opening(command, opener::open, this::announce);
    pending = opening;
    metrics.swaps().pending(true);
    LOG.info("Opening {} beside {}", command, slot.model().version());
    thread.execute(opening);
  }

  /** Says that a command is obeyed no more. */
  void supersede(ModelControl.Serve command, String reason) {
    LOG.info("{} is superseded: {}", command, reason);
    reports.unmoved(
        command, UpdateOutcome.superseded, slot.model().version().version(), Optional.of(reason));
  }

  /** The command whose version is not in force yet. */
  Optional<ModelControl.Serve> pending() {
    return Optional.ofNullable(pending).map(Opening::command);
  }

  private void announce() {
    try {
      mailbox.execute(this::changeOver, "change over to another version");
    } catch (RejectedExecutionException e) {
      LOG.debug("The task is over; what was opened is closed with it", e);
    }
  }

  /** Looks what there is to take: nothing when a later command came before this call. */
  private void changeOver() {
    Opening opening = pending;
    Opened opened = opening == null ? null : opening.take();
    if (opened == null) {
      return;
    }
    ServedVersion running = slot.model().version();
    if (opened instanceof Opened.Ready ready) {
      takeOver(opening.command(), ready);
    } else if (opened instanceof Opened.Refused refused) {
      metrics.swaps().refused();
      LOG.warn("{} is refused, {} stays", opening.command(), running, refused.cause());
      reports.unmoved(
          opening.command(),
          UpdateOutcome.refused,
          running.version(),
          Optional.of(reason(refused.cause())));
    } else {
      LOG.info("{} changes nothing: {} is served", opening.command(), running);
      reports.unmoved(
          opening.command(), UpdateOutcome.unchanged, running.version(), Optional.empty());
    }
    pending = null;
    metrics.swaps().pending(false);
  }

  private void takeOver(ModelControl.Serve command, Opened.Ready next) {
    long start = System.nanoTime();
    try {
      answerWaiting.run();
    } catch (RuntimeException e) {
      next.model().close();
      throw e;
    }
    ServedModel previous = slot.take(next.model());
    // Freeing a native session takes its time, and waits for others that are being opened.
    thread.execute(previous::close);
    Duration pause = Duration.ofNanos(System.nanoTime() - start);
    String version = next.model().version().version();
    metrics.swaps().serves(version);
    metrics.swaps().swapped(next.time(), pause);
    LOG.info(
        "Serving model {} in place of version {}, opened in {} ms",
        next.model().version(),
        previous.version().version(),
        next.time().toMillis());
    reports.serving(command, previous.version().version(), next.time(), pause);
  }

  /** What is written for users as it is; of anything else the kind too. */
  private static String reason(Throwable cause) {
    boolean written = cause instanceof BundleException || cause instanceof VersionConflictException;
    return written ? cause.getMessage() : cause.toString();
  }

  /** Ends an opening that is in progress, for a task that is being cancelled; from any thread. */
  void cancel() {
    Opening opening = pending;
    if (opening != null) {
      opening.abandon();
    }
  }

  /**
   * Gives up what is pending, and waits until nothing of it is left: a class loader that is gone
   * would leave a native session open for good.
   */
  @Override
  public void close() {
    cancel();
    thread.shutdown();
    boolean interrupted = false;
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    for (boolean over = false; !over; ) {
      try {
        if (!thread.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          LOG.warn("A version is still being opened after {}; it is closed when it is", PATIENCE);
        }
        over = true;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
