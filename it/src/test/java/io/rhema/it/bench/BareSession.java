package io.rhema.it.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.rhema.model.bundle.ModelBundle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** ONNX Runtime with nothing around it: what a program of twenty lines would call. */
final class BareSession implements AutoCloseable {
  private static final int MOST_POSITIONS = 32 * 512;

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession.SessionOptions options;
  private final OrtSession session;
  private final boolean owner;
  private final LongBuffer ids = direct();
  private final LongBuffer mask = direct();
  private final LongBuffer types = direct();

  private BareSession(Path graph, OrtSession.SessionOptions options) throws OrtException {
    this.options = options;
    session = environment.createSession(graph.toString(), options);
    owner = true;
  }

  private BareSession(BareSession other) {
    options = other.options;
    session = other.session;
    owner = false;
  }

  /** One thread and no memory pattern, as the operator's own session. */
  static BareSession singleThreaded(ModelBundle bundle) throws OrtException {
    return singleThreaded(bundle.dir().resolve("model.onnx"));
  }

  /** The same for a graph that is no bundle. */
  static BareSession singleThreaded(Path graph) throws OrtException {
    return new BareSession(graph, oneThread());
  }

  /**
   * The same with ONNX Runtime's profiler.
   *
   * @param prefix the beginning of the path that the profile is written to
   */
  static BareSession profiled(Path graph, Path prefix) throws OrtException {
    OrtSession.SessionOptions options = oneThread();
    options.enableProfiling(prefix.toString());
    return new BareSession(graph, options);
  }

  private static OrtSession.SessionOptions oneThread() throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    options.setInterOpNumThreads(1);
    options.setMemoryPatternOptimization(false);
    return options;
  }

  /** Whatever ONNX Runtime does when it is told nothing: as many threads as there are cores. */
  static BareSession byDefault(ModelBundle bundle) throws OrtException {
    return new BareSession(bundle.dir().resolve("model.onnx"), new OrtSession.SessionOptions());
  }

  /** The same session for another thread; the first one closes it, after all others. */
  BareSession sibling() {
    return new BareSession(this);
  }

  private static LongBuffer direct() {
    return ByteBuffer.allocateDirect(MOST_POSITIONS * Long.BYTES)
        .order(ByteOrder.nativeOrder())
        .asLongBuffer();
  }

  /**
   * Runs rows, padded with 0 to the longest, and returns the index of the highest logit of each.
   */
  int[] run(List<long[]> rows) throws OrtException {
    int columns = rows.stream().mapToInt(row -> row.length).max().orElseThrow();
    long[] shape = {rows.size(), columns};
    int at = 0;
    for (long[] row : rows) {
      for (int column = 0; column < columns; column++, at++) {
        boolean real = column < row.length;
        ids.put(at, real ? row[column] : 0);
        mask.put(at, real ? 1 : 0);
      }
    }
    Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
    try {
      inputs.put("input_ids", tensor(ids, at, shape));
      inputs.put("attention_mask", tensor(mask, at, shape));
      if (session.getInputNames().contains("token_type_ids")) {
        inputs.put("token_type_ids", tensor(types, at, shape));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        return highest(((OnnxTensor) result.get(0)).getFloatBuffer(), rows.size());
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(LongBuffer buffer, int length, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, buffer.slice(0, length), shape);
  }

  private static int[] highest(FloatBuffer logits, int rows) {
    int labels = logits.remaining() / rows;
    int[] best = new int[rows];
    for (int row = 0; row < rows; row++) {
      for (int label = 1; label < labels; label++) {
        if (logits.get(row * labels + label) > logits.get(row * labels + best[row])) {
          best[row] = label;
        }
      }
    }
    return best;
  }

  /** Ends what {@link #profiled} began, and tells where the profile is. */
  Path endProfiling() throws OrtException {
    return Path.of(session.endProfiling());
  }

  @Override
  public void close() throws OrtException {
    if (owner) {
      session.close();
      options.close();
    }
  }
}
