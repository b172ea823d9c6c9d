package io.rhema.model.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A handle to a {@link SharedSession}. */
final class OrtModel implements OnnxModel {
  private final SharedSession shared;

  /** Guards the fields below; never held while the graph runs. */
  private final Object state = new Object();

  private final Deque<RunSlot> idle = new ArrayDeque<>(1);
  private final Set<RunSlot> running = new HashSet<>();
  private boolean cancelled;
  private boolean closed;

  /**
   * @param shared a session that counts this handle already
   */
  OrtModel(SharedSession shared) {
    this.shared = shared;
  }

  @Override
  public ModelSignature signature() {
    return shared.signature();
  }

  @Override
  public ModelSignature.Port output() {
    return shared.plan().output();
  }

  @Override
  public OptionalInt fixedColumns() {
    return shared.plan().columns();
  }

  @Override
  public FloatTensor run(TokenBatch batch) {
    RunSlot slot = begin();
    try {
      return run(batch, slot);
    } catch (OrtException e) {
      throw failure(batch, e);
    } finally {
      end(slot);
    }
  }

  private RunSlot begin() {
    synchronized (state) {
      if (closed) {
        throw new IllegalStateException("The model is closed; open it again to run it");
      }
      if (cancelled) {
        throw new InferenceCancelledException("The model's runs were cancelled.");
      }
      RunSlot slot = idle.poll();
      if (slot == null) {
        slot = newSlot();
      }
      running.add(slot);
      // Cannot fail: this handle is open, so the session has a user.
      shared.acquire();
      return slot;
    }
  }

  private RunSlot newSlot() {
    try {
      return new RunSlot(shared.plan().inputs().size(), shared.key().options());
    } catch (OrtException e) {
      throw new InferenceException(
          "A run cannot be prepared: %s".formatted(NativeSessions.sentence(e)), e);
    }
  }

  private void end(RunSlot slot) {
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

  /** Gives back what a run or the handle itself held of the session. */
  private void leave(boolean gone) {
    SharedSessions.release(shared);
    if (gone) {
      ExitGuard.forget(this);
    }
  }

  private FloatTensor run(TokenBatch batch, RunSlot slot) throws OrtException {
    GraphPlan plan = shared.plan();
    int columns = plan.columns().orElse(batch.columns());
    if (batch.columns() > columns) {
      throw new IllegalArgumentException(
          "A row has %d tokens; the graph takes exactly %d".formatted(batch.columns(), columns));
    }
    int chunk = plan.rows().orElse(batch.rows());
    OutputRows output = new OutputRows(batch.rows());
    for (int from = 0; from < batch.rows(); from += chunk) {
      runChunk(batch, slot, from, chunk, columns, output);
    }
    return output.tensor();
  }

  private void runChunk(
      TokenBatch batch, RunSlot slot, int from, int rows, int columns, OutputRows output)
      throws OrtException {
    GraphPlan plan = shared.plan();
    String name = plan.output().name();
    Map<String, OnnxTensor> feed = new HashMap<>();
    try {
      for (int i = 0; i < plan.inputs().size(); i++) {
        feed.put(
            plan.inputs().get(i).port().name(),
            slot.fill(i, plan.inputs().get(i), batch, from, rows, columns));
      }
      try (OrtSession.Result result = shared.run(feed, Set.of(name), slot.options())) {
        OnnxTensor tensor = (OnnxTensor) result.get(0);
        // One copy to the heap; getValue() would make an object of every row.
        output.add(tensor.getFloatBuffer(), tensor.getInfo().getShape(), rows);
      }
    } finally {
      feed.values().forEach(OnnxTensor::close);
    }
  }

  private RuntimeException failure(TokenBatch batch, OrtException e) {
    synchronized (state) {
      if (cancelled) {
        return new InferenceCancelledException("The run was cancelled.");
      }
    }
    if (ExitGuard.isExiting()) {
      return new InferenceCancelledException("The run was cancelled: the process is exiting.");
    }
    return new InferenceException(
        "The model failed on a batch of %d rows of %d tokens: %s"
            .formatted(batch.rows(), batch.columns(), NativeSessions.sentence(e)),
        e);
  }

  @Override
  public void cancel() {
    synchronized (state) {
      cancelled = true;
      for (RunSlot slot : running) {
        slot.terminate();
      }
    }
  }

  /** Whether a run of this handle has begun and not returned. */
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

  @Override
  public void close() {
    boolean gone;
    synchronized (state) {
      if (closed) {
        return;
      }
      closed = true;
      idle.forEach(RunSlot::close);
      idle.clear();
      gone = running.isEmpty();
    }
    leave(gone);
  }
}
