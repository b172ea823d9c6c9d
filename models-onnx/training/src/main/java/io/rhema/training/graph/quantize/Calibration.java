package io.rhema.training.graph.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Runs a float model to see how large each channel of its activations gets.
 *
 * <p>Which channels of <em>normalised</em> activations are large, random sub-words show as well as
 * real sentences do: in transformers these are a few, always the same ones whatever the text, and
 * no data is needed to balance them. How large any activation gets, only texts like those to come
 * show.
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
  public static List<TokenRow> randomRows(int[] prefix, int[] suffix, int vocabulary) {
    return randomRows(prefix, suffix, vocabulary, ROW_LENGTH);
  }

  /**
   * The same for a model that may read no more than so many tokens.
   *
   * @param longest with the special tokens
   */
  public static List<TokenRow> randomRows(int[] prefix, int[] suffix, int vocabulary, int longest) {
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
    return rows;
  }

  /**
   * Measures the normalised activations that matrix products read; the graph stays as it is.
   *
   * @throws IOException when the temporary file that the runtime reads cannot be written
   */
  public static ChannelMagnitudes normalised(OnnxGraph graph, List<TokenRow> rows)
      throws IOException {
    return measure(graph, rows, value -> LayerNorms.makes(graph, value));
  }

  /**
   * Measures all activations that products with constant matrices read; the graph stays as it is.
   *
   * @throws IOException when the temporary file that the runtime reads cannot be written
   */
  public static ChannelMagnitudes all(OnnxGraph graph, List<TokenRow> rows) throws IOException {
    return measure(graph, rows, value -> true);
  }

  private static ChannelMagnitudes measure(
      OnnxGraph graph, List<TokenRow> rows, Predicate<String> wanted) throws IOException {
    Map<String, Integer> channels = new LinkedHashMap<>();
    for (NodeProto product : graph.nodes("MatMul")) {
      if (wanted.test(product.getInput(0))) {
        graph
            .initializer(product.getInput(1))
            .filter(weight -> weight.getDimsCount() == 2)
            .ifPresent(weight -> channels.put(product.getInput(0), (int) Tensors.dims(weight)[0]));
      }
    }
    if (channels.isEmpty()) {
      return ChannelMagnitudes.NONE;
    }
    Path file = Files.createTempFile("calibration", ".onnx");
    try {
      observed(graph, channels).save(file);
      try (OnnxModel model =
          SharedSessions.open(file, UUID.randomUUID().toString(), SessionOptions.DEFAULT)) {
        return split(channels, largest(model, rows));
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  /** A copy of the graph that only answers the magnitudes, one value after the other. */
  private static OnnxGraph observed(OnnxGraph graph, Map<String, Integer> channels) {
    OnnxGraph copy = OnnxGraph.of(graph.toModel());
    GraphBuilder b = GraphBuilder.onto(copy);
    List<String> largest = new ArrayList<>();
    channels.forEach(
        (value, width) -> {
          String shape = b.longs(value + "/tokens_by_channels", new long[] {-1, width}, 2);
          String tokens = b.op("Reshape", value + "/tokens", List.of(value, shape));
          String absolute = b.op("Abs", value + "/absolute", List.of(tokens));
          largest.add(b.reduce("ReduceMax", value + "/over_tokens", absolute, 0, true));
        });
    String all = b.op("Concat", "magnitudes", largest, Attributes.of("axis", 1));
    copy.setOutputs(List.of());
    b.output(all, DataType.FLOAT, 1, channels.values().stream().mapToInt(c -> c).sum());
    copy.prune();
    return copy;
  }

  /** Over all rows, which are run one by one: nothing of them is padding. */
  private static float[] largest(OnnxModel model, List<TokenRow> rows) {
    List<String> output = List.of(model.signature().outputs().get(0).name());
    float[] largest = new float[0];
    for (TokenRow row : rows) {
      float[] magnitudes = model.run(TokenBatch.ofRows(List.of(row), 0), output).get(0).data();
      largest = largest.length == 0 ? magnitudes.clone() : largest;
      for (int i = 0; i < largest.length; i++) {
        largest[i] = Math.max(largest[i], magnitudes[i]);
      }
    }
    return largest;
  }

  private static ChannelMagnitudes split(Map<String, Integer> channels, float[] largest) {
    Map<String, float[]> byValue = new HashMap<>();
    int from = 0;
    for (Map.Entry<String, Integer> value : channels.entrySet()) {
      int to = from + value.getValue();
      byValue.put(value.getKey(), Arrays.copyOfRange(largest, from, to));
      from = to;
    }
    return new ChannelMagnitudes(byValue);
  }
}
