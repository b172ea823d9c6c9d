package io.rhema.operator.infer;

import io.rhema.operator.swap.ModelControl;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * One attempt to open a version beside the running one, on a thread of its own. Whatever comes of
 * it has one owner at any time: this, until {@link #take} hands it on; what nobody takes is closed.
 */
final class Opening implements Runnable {
  private final ModelControl.Run command;
  private final Function<ModelControl.Run, Opened> opener;
  private final Consumer<Opening> announce;

  private Thread thread;
  private boolean abandoned;
  private Opened opened;

  /**
   * @param opener ends soon when its thread is interrupted, as far as the native runtime lets it
   * @param announce is given this when there is something to take, by the thread that opens
   */
  Opening(
      ModelControl.Run command,
      Function<ModelControl.Run, Opened> opener,
      Consumer<Opening> announce) {
    this.command = command;
    this.opener = opener;
    this.announce = announce;
  }

  ModelControl.Run command() {
    return command;
  }

  @Override
  public void run() {
    if (!begin()) {
      return;
    }
    Opened result;
    try {
      result = opener.apply(command);
    } catch (Throwable e) {
      // Too little memory for two, a library that is missing: the running version goes on.
      result = new Opened.Refused(e);
    }
    if (end(result)) {
      announce.accept(this);
    } else {
      close(result);
    }
  }

  private synchronized boolean begin() {
    thread = Thread.currentThread();
    return !abandoned;
  }

  private synchronized boolean end(Opened result) {
    thread = null;
    // An interruption was meant for this attempt, not for whatever the thread does next.
    Thread.interrupted();
    if (!abandoned) {
      opened = result;
    }
    return !abandoned;
  }

  /** Hands on what came of it, which is the caller's from now on; once, after the announcement. */
  synchronized Opened take() {
    Opened taken = opened;
    opened = null;
    return taken;
  }

  /** Gives it up: what it opened or is about to open is closed. From any thread. */
  void abandon() {
    Opened left;
    synchronized (this) {
      abandoned = true;
      if (thread != null) {
        thread.interrupt();
      }
      left = take();
    }
    close(left);
  }

  private static void close(Opened opened) {
    if (opened instanceof Opened.Ready ready) {
      ready.model().close();
    }
  }
}
