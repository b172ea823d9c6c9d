package io.rhema.model.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What one run needs and the next can use again: run options, through which it can be ended from
 * outside, and a direct buffer for each input, which the runtime reads in place. Used by one thread
 * at a time.
 */
final class RunSlot implements Slot {
  private final OrtSession.RunOptions options = new OrtSession.RunOptions();
  private final ByteBuffer[] buffers;

  /**
   * @param buffers how many there are
   */
  RunSlot(int buffers, SessionOptions session) throws OrtException {
    this.buffers = new ByteBuffer[buffers];
    if (session.arena() == SessionOptions.Arena.SHRINK) {
      options.addRunConfigEntry(
          "memory.enable_memory_arena_shrinkage",
          session.provider() == SessionOptions.Provider.CUDA
              ? "cpu:0;gpu:" + session.deviceId()
              : "cpu:0");
    }
  }

  OrtSession.RunOptions options() {
    return options;
  }

  /**
   * The tensor of an input for rows {@code [from, from + rows)} of a batch, widened to {@code
   * columns}. Where the batch has fewer rows, its last row is repeated: a row that is all padding
   * would divide by its length of zero. The tensor is valid until the next call for that input.
   */
  OnnxTensor fill(
      int index, GraphPlan.Input input, TokenBatch batch, int from, int rows, int columns)
      throws OrtException {
    Element element = input.element();
    ByteBuffer buffer = buffer(index, rows * columns * element.bytes());
    for (int r = from; r < from + rows; r++) {
      int row = Math.min(r, batch.rows() - 1);
      for (int c = 0; c < columns; c++) {
        element.put(buffer, input.role().value(batch, row, c));
      }
    }
    return OnnxTensor.createTensor(
        NativeEnvironment.get(), buffer.flip(), new long[] {rows, columns}, element.javaType());
  }

  /** An empty buffer of at least so many bytes; the same as the last time if that is enough. */
  ByteBuffer buffer(int index, int bytes) {
    ByteBuffer buffer = buffers[index];
    if (buffer == null || buffer.capacity() < bytes) {
      buffer = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
      buffers[index] = buffer;
    }
    return buffer.clear();
  }

  @Override
  public void terminate() {
    try {
      options.setTerminate(true);
    } catch (OrtException e) {
      throw new IllegalStateException("A run cannot be ended", e);
    }
  }

  @Override
  public void close() {
    options.close();
  }
}
