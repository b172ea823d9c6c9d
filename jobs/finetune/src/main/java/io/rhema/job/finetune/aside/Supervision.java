package io.rhema.job.finetune.aside;

import io.rhema.job.finetune.FineTuneException;
import io.rhema.training.launch.ChildProcess;
import io.rhema.training.launch.ProcessEnd;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has work done by a process, and by another one when that is killed, a bounded number of times.
 */
public final class Supervision implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Supervision.class);
  private static final int LAST_LINES = 20;

  private final ChildWork work;
  private final int attempts;
  private final Deque<String> lastLines = new ArrayDeque<>();

  private ChildProcess process;
  private boolean closed;

  public Supervision(ChildWork work, int attempts) {
    this.work = work;
    this.attempts = attempts;
  }

  /**
   * Does the work, unless it is done already.
   *
   * @throws FineTuneException when the process refuses, or is killed too often
   * @throws CancellationException when this was closed
   */
  public void run() throws IOException, InterruptedException {
    for (int attempt = 1; !work.isDone(); attempt++) {
      ProcessEnd end = start().attend(this::hear);
      if (isClosed()) {
        throw cancelled();
      }
      if (!work.isDone()) {
        judge(end, attempt);
      }
    }
  }

  private CancellationException cancelled() {
    return new CancellationException("%s was told to end".formatted(work.name()));
  }

  private void judge(ProcessEnd end, int attempt) {
    if (!end.mayGoOn() || attempt == attempts) {
      throw new FineTuneException(
          "%s %s%s. Its last lines:%n%s"
              .formatted(
                  work.name(),
                  end.describe(),
                  end.mayGoOn() ? ", at attempt %d of %d".formatted(attempt, attempts) : "",
                  String.join(System.lineSeparator(), lastLines)));
    }
    LOG.warn(
        "{} {}, at attempt {} of {}; another process goes on",
        work.name(),
        end.describe(),
        attempt,
        attempts);
  }

  private synchronized ChildProcess start() throws IOException {
    if (closed) {
      throw cancelled();
    }
    process = work.start();
    LOG.info("{}: process {}", work.name(), process.pid());
    return process;
  }

  private void hear(String line) {
    if (work.hear(line)) {
      LOG.info("{}", line);
      lastLines.addLast(line);
      if (lastLines.size() > LAST_LINES) {
        lastLines.removeFirst();
      }
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Ends the process if one runs, and returns when it has ended. */
  @Override
  public void close() {
    ChildProcess running;
    synchronized (this) {
      closed = true;
      running = process;
    }
    if (running != null) {
      running.close();
    }
  }
}
