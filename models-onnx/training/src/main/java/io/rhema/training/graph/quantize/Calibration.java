package io.rhema.training.graph.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.rhema.model.session.FloatTensor;
import io.rhema.model.session.OnnxModel;
import io.rhema.model.session.SessionOptions;
import io.rhema.model.session.SharedSessions;
import io.rhema.model.session.TokenBatch;
import io.rhema.model.session.TokenRow;
import io.rhema.model.text.WordShape;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import io.rhema.training.graph.fuse.LayerNorms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/**
 * Runs a float model once to see which channels of its normalised activations are large. In
 * transformers these are a few, always the same ones whatever the text, so random sub-words show
 * them as well as real sentences do, and no data is needed.
 */
public final class Calibration {

  private static final int ROWS = 40;
  private static final int ROW_LENGTH = 24;
  private static final long SEED = 1;

  private Calibration() {}

  /**
   * Random rows for a model, of words in every shape.
   *
   * @param prefix special tokens that rows begin with
   * @param suffix special tokens that rows end with
   * @param vocabulary number of ids, or of those to choose from
   */
  public static TokenBatch randomRows(int[] prefix, int[] suffix, int vocabulary) {
    return randomRows(prefix, suffix, vocabulary, ROW_LENGTH);
  }

  /**
   * The same for a model that may read no more than so many tokens.
   *
   * @param longest with the special tokens
   */
  public static TokenBatch randomRows(int[] prefix, int[] suffix, int vocabulary, int longest) {
    int length = Math.min(ROW_LENGTH, longest);
    Random random = new Random(SEED);
    Random shapes = new Random(SEED);
    List<TokenRow> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      int[] row = Arrays.copyOf(prefix, length);
      byte[] rowShapes = new byte[length];
      int end = length - suffix.length;
      for (int j = prefix.length; j < end; j++) {
        row[j] = random.nextInt(vocabulary);
        rowShapes[j] = (byte) shapes.nextInt(WordShape.COUNT);
      }
      System.arraycopy(suffix, 0, row, end, suffix.length);
      rows.add(new TokenRow(row, rowShapes));
    }
    return TokenBatch.ofRows(rows, 0);
  }

  /**
   * Measures the normalised activations that matrix products read; the graph stays as it is.
   *
   * @param batch rows without padding
   * @throws IOException when the temporary file that the runtime reads cannot be written
   */
  public static ChannelMagnitudes measure(OnnxGraph graph, TokenBatch batch) throws IOException {
    Set<String> values = normalisedInputs(graph);
    if (values.isEmpty()) {
      return ChannelMagnitudes.NONE;
    }
    Path file = Files.createTempFile("calibration", ".onnx");
    try {
      OnnxGraph observed = observed(graph, values);
      observed.save(file);
      List<String> outputs = observed.outputs().stream().map(ValueInfoProto::getName).toList();
      try (OnnxModel model =
          SharedSessions.open(file, UUID.randomUUID().toString(), SessionOptions.DEFAULT)) {
        return split(graph, values, model.run(batch, outputs).get(0));
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private static Set<String> normalisedInputs(OnnxGraph graph) {
    Set<String> values = new LinkedHashSet<>();
    for (NodeProto product : graph.nodes("MatMul")) {
      String x = product.getInput(0);
      if (graph.initializer(product.getInput(1)).isPresent() && LayerNorms.makes(graph, x)) {
        values.add(x);
      }
    }
    return values;
  }

  /** A copy of the graph that only answers each row's magnitudes, one value after the other. */
  private static OnnxGraph observed(OnnxGraph graph, Set<String> values) {
    OnnxGraph copy = OnnxGraph.of(graph.toModel());
    GraphBuilder b = GraphBuilder.onto(copy);
    List<String> largest = new ArrayList<>();
    for (String value : values) {
      String absolute = b.op("Abs", value + "/absolute", List.of(value));
      largest.add(b.reduce("ReduceMax", value + "/over_tokens", absolute, 1, false));
    }
    String all = b.op("Concat", "magnitudes", largest, Attributes.of("axis", 1));
    copy.setOutputs(List.of());
    b.output(all, DataType.FLOAT, "batch", "channels");
    copy.prune();
    return copy;
  }

  private static ChannelMagnitudes split(
      OnnxGraph graph, Set<String> values, FloatTensor magnitudes) {
    float[] largest = overRows(magnitudes);
    Map<String, float[]> byValue = new HashMap<>();
    int from = 0;
    for (String value : values) {
      int channels = channels(graph, value);
      byValue.put(value, Arrays.copyOfRange(largest, from, from + channels));
      from += channels;
    }
    return new ChannelMagnitudes(byValue);
  }

  private static float[] overRows(FloatTensor magnitudes) {
    int width = Math.toIntExact(magnitudes.shape()[1]);
    float[] largest = new float[width];
    for (int i = 0; i < magnitudes.data().length; i++) {
      largest[i % width] = Math.max(largest[i % width], magnitudes.data()[i]);
    }
    return largest;
  }

  private static int channels(OnnxGraph graph, String value) {
    return graph.consumers(value).stream()
        .filter(n -> n.getOpType().equals("MatMul"))
        .flatMap(n -> graph.initializer(n.getInput(1)).stream())
        .map(weight -> (int) Tensors.dims(weight)[0])
        .findFirst()
        .orElseThrow();
  }
}
