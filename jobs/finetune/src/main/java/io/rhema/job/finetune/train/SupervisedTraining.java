package io.rhema.job.finetune.train;

import io.rhema.job.finetune.FineTuneException;
import io.rhema.training.launch.TrainingEnd;
import io.rhema.training.launch.TrainingEvent;
import io.rhema.training.launch.TrainingJob;
import io.rhema.training.launch.TrainingProcess;
import io.rhema.training.launch.TrainingResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains in a process, and in another one from the last checkpoint when that is killed, a bounded
 * number of times.
 */
final class SupervisedTraining implements Callable<TrainingResult>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SupervisedTraining.class);
  private static final int LAST_LINES = 20;

  private final TuningRun run;
  private final List<Path> classPath;
  private final int attempts;
  private final Consumer<TrainingEvent> events;
  private final Runnable started;
  private final Deque<String> lastLines = new ArrayDeque<>();

  private TrainingProcess process;
  private boolean closed;

  /**
   * @param started is told of every process, before it starts
   * @param events takes what the training says, on the thread that calls {@link #call}
   */
  SupervisedTraining(
      TuningRun run,
      List<Path> classPath,
      int attempts,
      Runnable started,
      Consumer<TrainingEvent> events) {
    this.run = run;
    this.classPath = List.copyOf(classPath);
    this.attempts = attempts;
    this.started = started;
    this.events = events;
  }

  /**
   * Trains, unless that is done already.
   *
   * @throws FineTuneException when the training refuses, or is killed too often
   * @throws CancellationException when this was closed
   */
  @Override
  public TrainingResult call() throws IOException, InterruptedException {
    for (int attempt = 1; !run.isTrained(); attempt++) {
      TrainingEnd end = start().attend(this::hear);
      if (isClosed()) {
        throw new CancellationException("The training was told to end.");
      }
      if (!run.isTrained()) {
        judge(end, attempt);
      }
    }
    return TrainingResult.read(run.checkpoints());
  }

  private void judge(TrainingEnd end, int attempt) {
    if (!end.mayGoOn() || attempt == attempts) {
      throw new FineTuneException(
          "The training in %s %s%s. Its last lines:%n%s"
              .formatted(
                  run.folder(),
                  end.describe(),
                  end.mayGoOn() ? ", at attempt %d of %d".formatted(attempt, attempts) : "",
                  String.join(System.lineSeparator(), lastLines)));
    }
    LOG.warn(
        "The training in {} {}, at attempt {} of {}; it goes on from its last checkpoint",
        run.folder(),
        end.describe(),
        attempt,
        attempts);
  }

  private synchronized TrainingProcess start() throws IOException {
    if (closed) {
      throw new CancellationException("The training was told to end.");
    }
    started.run();
    process =
        TrainingProcess.start(
            new TrainingJob(run.recipe(), run.data(), run.trained(), run.checkpoints()), classPath);
    LOG.info("Training in {}: process {}", run.folder(), process.pid());
    return process;
  }

  private void hear(TrainingEvent event) {
    if (event instanceof TrainingEvent.Said said) {
      LOG.info("{}", said.line());
      lastLines.addLast(said.line());
      if (lastLines.size() > LAST_LINES) {
        lastLines.removeFirst();
      }
    } else if (event instanceof TrainingEvent.Evaluated) {
      LOG.info("{}", event);
    }
    events.accept(event);
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Ends the training if it runs, and returns when its process has ended. */
  @Override
  public void close() {
    TrainingProcess running;
    synchronized (this) {
      closed = true;
      running = process;
    }
    if (running != null) {
      running.close();
    }
  }
}
