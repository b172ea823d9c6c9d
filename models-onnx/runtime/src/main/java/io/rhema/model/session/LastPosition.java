package io.rhema.model.session;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;

/**
 * What a decoder says about the token behind the last position of each row, as logarithms of
 * probabilities. A small graph takes the position and the logarithm of the softmax, which the
 * native runtime computes several times faster than a loop in Java, and writes it into a direct
 * buffer: nothing is copied that nobody reads.
 */
final class LastPosition {
  private static final String IN = "logits";
  private static final String RAW = "last";
  private static final String NORMALIZED = "log_probabilities";

  private final SharedSession session;

  private LastPosition(SharedSession session) {
    this.session = session;
  }

  /**
   * Opens the graph, or takes the one that is open.
   *
   * @param type element type of the logits
   */
  static LastPosition open(String type, SessionOptions options) {
    String content = "last position of logits of " + type;
    HelperGraph graph =
        new HelperGraph()
            .input(IN, type)
            .scalar("end", -1)
            .node("Gather", "axis", 1, "position", IN, "end")
            .node("Cast", "to", HelperGraph.number("float"), RAW, "position")
            .node("LogSoftmax", "axis", -1, NORMALIZED, RAW)
            .output(RAW, "float")
            .output(NORMALIZED, "float");
    GraphSource source = GraphSource.of(content, graph.toBytes());
    return new LastPosition(SharedSessions.share(source, content, options));
  }

  SharedSession session() {
    return session;
  }

  /**
   * Reads the last position.
   *
   * @param logits {@code [rows, positions, vocabulary]}
   * @param normalized logarithms of probabilities, rather than the logits as they are
   * @param slot gives the buffer {@code buffer}, in which the answer lies
   */
  TokenScores read(OnnxTensor logits, boolean normalized, RunSlot slot, int buffer)
      throws OrtException {
    long[] shape = ((TensorInfo) logits.getInfo()).getShape();
    int rows = Math.toIntExact(shape[0]);
    int vocabulary = Math.toIntExact(shape[2]);
    ByteBuffer to =
        slot.buffer(buffer, Math.multiplyExact(Math.multiplyExact(rows, vocabulary), Float.BYTES));
    to.limit(rows * vocabulary * Float.BYTES);
    try (OnnxTensor pinned =
        OnnxTensor.createTensor(
            NativeEnvironment.get(), to, new long[] {rows, vocabulary}, OnnxJavaType.FLOAT)) {
      session
          .run(
              Map.of(IN, logits),
              Set.of(),
              Map.of(normalized ? NORMALIZED : RAW, pinned),
              slot.options())
          .close();
    }
    return new TokenScores(to.asFloatBuffer(), rows, vocabulary);
  }
}
