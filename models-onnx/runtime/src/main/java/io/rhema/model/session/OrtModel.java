package io.rhema.model.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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
  public OptionalInt fixedColumns() {
    return shared.plan().columns();
  }

  @Override
  public List<FloatTensor> run(TokenBatch batch, List<String> outputs) {
    if (outputs.isEmpty()) {
      throw new IllegalArgumentException("No output is asked for; name at least one");
    }
    outputs.forEach(this::checkReadable);
    RunSlot slot = begin();
    try {
      return run(batch, outputs, slot);
    } catch (OrtException e) {
      throw failure(batch, e);
    } finally {
      end(slot);
    }
  }

  private void checkReadable(String output) {
    List<ModelSignature.Port> declared = signature().outputs();
    if (declared.stream().noneMatch(port -> port.name().equals(output) && port.isFloat())) {
      throw new IllegalArgumentException(
          "'%s' is no float output of the graph; its outputs are %s".formatted(output, declared));
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

  private List<FloatTensor> run(TokenBatch batch, List<String> outputs, RunSlot slot)
      throws OrtException {
    GraphPlan plan = shared.plan();
    int columns = plan.columns().orElse(batch.columns());
    if (batch.columns() > columns) {
      throw new IllegalArgumentException(
          "A row has %d tokens; the graph takes exactly %d".formatted(batch.columns(), columns));
    }
    int chunk = plan.rows().orElse(batch.rows());
    Map<String, OutputRows> collected = new LinkedHashMap<>();
    for (String output : outputs) {
      collected.computeIfAbsent(
          output, name -> new OutputRows(name, batch.rows(), batch.columns()));
    }
    for (int from = 0; from < batch.rows(); from += chunk) {
      runChunk(batch, slot, from, chunk, columns, collected);
    }
    return outputs.stream().map(output -> collected.get(output).tensor()).toList();
  }

  private void runChunk(
      TokenBatch batch,
      RunSlot slot,
      int from,
      int rows,
      int columns,
      Map<String, OutputRows> outputs)
      throws OrtException {
    GraphPlan plan = shared.plan();
    Map<String, OnnxTensor> feed = new HashMap<>();
    try {
      for (int i = 0; i < plan.inputs().size(); i++) {
        feed.put(
            plan.inputs().get(i).port().name(),
            slot.fill(i, plan.inputs().get(i), batch, from, rows, columns));
      }
      try (OrtSession.Result result = shared.run(feed, outputs.keySet(), slot.options())) {
        int index = 0;
        for (OutputRows output : outputs.values()) {
          OnnxTensor tensor = (OnnxTensor) result.get(index++);
          // One copy to the heap; getValue() would make an object of every row.
          output.add(tensor.getFloatBuffer(), tensor.getInfo().getShape(), rows, columns);
        }
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
