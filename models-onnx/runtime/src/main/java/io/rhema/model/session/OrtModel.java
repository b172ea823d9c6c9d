package io.rhema.model.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A handle to a {@link SharedSession} that is fed batches of token ids. */
final class OrtModel implements OnnxModel {
  private final SharedSession shared;
  private final GraphPlan plan;
  private final Handle<RunSlot> handle;

  /**
   * @param shared a session that counts this handle already
   * @param plan how it is fed
   */
  OrtModel(SharedSession shared, GraphPlan plan) {
    this.shared = shared;
    this.plan = plan;
    this.handle =
        new Handle<>(
            List.of(shared), () -> new RunSlot(plan.inputs().size(), shared.key().options()));
  }

  @Override
  public ModelSignature signature() {
    return shared.signature();
  }

  @Override
  public OptionalInt fixedColumns() {
    return plan.columns();
  }

  @Override
  public List<FloatTensor> run(TokenBatch batch, List<String> outputs) {
    if (outputs.isEmpty()) {
      throw new IllegalArgumentException("No output is asked for; name at least one");
    }
    outputs.forEach(this::checkReadable);
    RunSlot slot = handle.begin();
    try {
      return run(batch, outputs, slot);
    } catch (OrtException e) {
      throw handle.failure(
          "The model failed on a batch of %d rows of %d tokens"
              .formatted(batch.rows(), batch.columns()),
          e);
    } finally {
      handle.end(slot);
    }
  }

  private void checkReadable(String output) {
    List<ModelSignature.Port> declared = signature().outputs();
    if (declared.stream().noneMatch(port -> port.name().equals(output) && port.isFloat())) {
      throw new IllegalArgumentException(
          "'%s' is no float output of the graph; its outputs are %s".formatted(output, declared));
    }
  }

  private List<FloatTensor> run(TokenBatch batch, List<String> outputs, RunSlot slot)
      throws OrtException {
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

  @Override
  public void cancel() {
    handle.cancel();
  }

  /** Whether a run of this handle has begun and not returned. */
  boolean isRunning() {
    return handle.isRunning();
  }

  @Override
  public void close() {
    handle.close();
  }
}
