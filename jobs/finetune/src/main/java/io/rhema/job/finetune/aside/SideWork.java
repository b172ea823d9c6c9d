package io.rhema.job.finetune.aside;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.apache.flink.api.common.operators.MailboxExecutor;

/**
 * One piece of work on a thread of its own, while the task's thread goes on taking mail: a
 * cancellation interrupts the wait, not the work, which is told to end by other means.
 *
 * @param <T> what comes of it
 */
public final class SideWork<T> {
  private final MailboxExecutor mailbox;
  private final String name;
  private final FutureTask<T> work;
  private final Runnable end;

  /**
   * @param name of the thread
   * @param end makes the work end soon; called once, by the task's thread, whether it still runs or
   *     not
   */
  public SideWork(MailboxExecutor mailbox, String name, Callable<T> work, Runnable end) {
    this.mailbox = mailbox;
    this.name = name;
    this.work = new Announced<>(work, this::wake);
    this.end = end;
  }

  /**
   * Does the work; called by the task's thread, once.
   *
   * @throws Exception what the work failed with
   */
  public T await() throws Exception {
    Thread thread = new Thread(work, name);
    // A job that is over must not keep its task manager alive.
    thread.setDaemon(true);
    thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    thread.start();
    try {
      while (!work.isDone()) {
        mailbox.yield();
      }
      return work.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      end.run();
      thread.interrupt();
    }
  }

  private void wake() {
    try {
      mailbox.execute(() -> {}, name);
    } catch (RejectedExecutionException e) {
      return; // The task is over, so nobody waits.
    }
  }

  private static final class Announced<T> extends FutureTask<T> {
    private final Runnable announce;

    Announced(Callable<T> work, Runnable announce) {
      super(work);
      this.announce = announce;
    }

    @Override
    protected void done() {
      announce.run();
    }
  }
}
