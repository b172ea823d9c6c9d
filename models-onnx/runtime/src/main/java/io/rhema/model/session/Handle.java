package io.rhema.model.session;

import ai.onnxruntime.OrtException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * One caller's hold on shared sessions. Each run that has begun counts as a user of every one of
 * them, so closing the handle never closes a session under a run; runs can be ended from outside,
 * and are when the process exits.
 *
 * @param <S> what a run needs
 */
final class Handle<S extends Slot> implements AutoCloseable {

  /** Makes a slot. */
  interface Slots<S> {
    S make() throws OrtException;
  }

  private final List<SharedSession> sessions;
  private final Slots<S> slots;

  /** Guards the fields below; never held while a graph runs. */
  private final Object state = new Object();

  private final Deque<S> idle = new ArrayDeque<>(1);
  private final Set<S> running = new HashSet<>();
  private boolean cancelled;
  private boolean closed;

  /**
   * @param sessions that count this handle already
   */
  Handle(List<SharedSession> sessions, Slots<S> slots) {
    this.sessions = List.copyOf(sessions);
    this.slots = slots;
    ExitGuard.watch(this);
  }

  /**
   * Begins a run, which {@link #end} ends.
   *
   * @throws IllegalStateException when this handle is closed
   * @throws InferenceCancelledException when it is cancelled
   */
  S begin() {
    synchronized (state) {
      if (closed) {
        throw new IllegalStateException("The model is closed; open it again to run it");
      }
      if (cancelled) {
        throw new InferenceCancelledException("The model's runs were cancelled.");
      }
      S slot = idle.poll();
      if (slot == null) {
        slot = newSlot();
      }
      running.add(slot);
      // Cannot fail: this handle is open, so every session has a user.
      sessions.forEach(SharedSession::acquire);
      return slot;
    }
  }

  private S newSlot() {
    try {
      return slots.make();
    } catch (OrtException e) {
      throw new InferenceException(
          "A run cannot be prepared: %s".formatted(NativeSessions.sentence(e)), e);
    }
  }

  void end(S slot) {
    boolean gone;
    synchronized (state) {
      running.remove(slot);
      if (closed || cancelled) {
        slot.close();
      } else {
        idle.push(slot);
      }
      gone = closed && running.isEmpty();
      state.notifyAll();
    }
    leave(gone);
  }

  /** Gives back what a run or the handle itself held of the sessions. */
  private void leave(boolean gone) {
    sessions.forEach(SharedSessions::release);
    if (gone) {
      ExitGuard.forget(this);
    }
  }

  /**
   * What to throw for a native failure of a run.
   *
   * @param what failed, for the message: "The model failed on …"
   */
  RuntimeException failure(String what, OrtException e) {
    synchronized (state) {
      if (cancelled) {
        return new InferenceCancelledException("The run was cancelled.");
      }
    }
    if (ExitGuard.isExiting()) {
      return new InferenceCancelledException("The run was cancelled: the process is exiting.");
    }
    return new InferenceException("%s: %s".formatted(what, NativeSessions.sentence(e)), e);
  }

  /** Makes running and later runs fail soon. */
  void cancel() {
    synchronized (state) {
      cancelled = true;
      for (S slot : running) {
        slot.terminate();
      }
    }
  }

  /** Whether a run has begun and not returned. */
  boolean isRunning() {
    synchronized (state) {
      return !running.isEmpty();
    }
  }

  /** Waits until nothing runs, but not beyond {@code deadline} in {@link System#nanoTime()}. */
  void awaitIdle(long deadline) {
    synchronized (state) {
      try {
        for (long left = deadline - System.nanoTime();
            left > 0 && !running.isEmpty();
            left = deadline - System.nanoTime()) {
          TimeUnit.NANOSECONDS.timedWait(state, left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Idempotent. */
  @Override
  public void close() {
    boolean gone;
    synchronized (state) {
      if (closed) {
        return;
      }
      closed = true;
      idle.forEach(Slot::close);
      idle.clear();
      gone = running.isEmpty();
    }
    leave(gone);
  }
}
