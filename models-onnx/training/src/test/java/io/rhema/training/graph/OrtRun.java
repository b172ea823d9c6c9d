package io.rhema.training.graph;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Runs a graph on the reference runtime, one thread, and answers an output row by row. */
public final class OrtRun implements AutoCloseable {

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;

  public OrtRun(OnnxGraph graph) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      session = environment.createSession(graph.toBytes(), options);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  public static float[][] once(OnnxGraph graph, long[][] rows) {
    try (OrtRun run = new OrtRun(graph)) {
      return run.rows(rows, longest(rows));
    }
  }

  public float[][] rows(long[][] rows) {
    return rows(rows, longest(rows));
  }

  /** Pads the rows to a number of columns. Each answer holds a whole row of the output, flat. */
  public float[][] rows(long[][] rows, int columns) {
    return rows(rows, columns, new long[rows.length][], session.getOutputNames().iterator().next());
  }

  /** One output of several, with the shape of the word of each token; null for 0. */
  public float[][] rows(long[][] rows, int columns, long[][] wordShapes, String output) {
    long[] ids = new long[rows.length * columns];
    long[] mask = new long[ids.length];
    long[] shapes = new long[ids.length];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, ids, i * columns, rows[i].length);
      Arrays.fill(mask, i * columns, i * columns + rows[i].length, 1);
      if (wordShapes[i] != null) {
        System.arraycopy(wordShapes[i], 0, shapes, i * columns, wordShapes[i].length);
      }
    }
    long[] shape = {rows.length, columns};
    Map<String, OnnxTensor> feeds = new HashMap<>();
    try {
      for (String name : session.getInputNames()) {
        long[] data =
            switch (name) {
              case "input_ids" -> ids;
              case "attention_mask" -> mask;
              case "shape_ids" -> shapes;
              default -> new long[ids.length];
            };
        feeds.put(name, OnnxTensor.createTensor(environment, LongBuffer.wrap(data), shape));
      }
      try (OrtSession.Result result = session.run(feeds, Set.of(output))) {
        OnnxTensor tensor = (OnnxTensor) result.get(0);
        float[] flat = new float[tensor.getFloatBuffer().remaining()];
        tensor.getFloatBuffer().get(flat);
        int width = flat.length / rows.length;
        float[][] answers = new float[rows.length][];
        Arrays.setAll(answers, i -> Arrays.copyOfRange(flat, i * width, (i + 1) * width));
        return answers;
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    } finally {
      feeds.values().forEach(OnnxTensor::close);
    }
  }

  private static int longest(long[][] rows) {
    return Arrays.stream(rows).mapToInt(r -> r.length).max().orElseThrow();
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
