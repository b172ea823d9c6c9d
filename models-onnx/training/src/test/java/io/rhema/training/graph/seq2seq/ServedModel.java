package io.rhema.training.graph.seq2seq;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.rhema.training.engine.Oracle;
import io.rhema.training.engine.Oracle.Feed;
import io.rhema.training.graph.OnnxGraph;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Runs the two serving graphs on the reference runtime, step by step, as a generator does. */
final class ServedModel {
  private final ModelProto encoder;
  private final ModelProto decoder;

  ServedModel(Path folder) throws IOException {
    encoder = OnnxGraph.load(folder.resolve("encoder_model.onnx")).toModel();
    decoder = OnnxGraph.load(folder.resolve("decoder_with_past_model.onnx")).toModel();
  }

  ModelProto decoder() {
    return decoder;
  }

  /** Rows on their way: what the next step is fed besides its ids. */
  final class Run {
    private final Feed mask;
    private final int rows;
    private final int source;
    private final Map<String, Feed> given = new HashMap<>();
    private int past;
    private Map<String, float[]> last;

    Run(long[][] sources) {
      mask = Teacher.mask(sources);
      rows = sources.length;
      source = (int) mask.shape()[1];
      Map<String, float[]> encoded =
          Oracle.referenceOutputs(
              encoder, Map.of("input_ids", Teacher.padded(sources), "attention_mask", mask));
      for (ValueInfoProto input : decoder.getGraph().getInputList()) {
        String name = input.getName();
        String present = name.replace("past_key_values", "present").replace("past_", "present_");
        if (name.equals("encoder_hidden_states")) {
          given.put(name, feed(input, encoded.get("last_hidden_state")));
        } else if (encoded.containsKey(present)) {
          given.put(name, feed(input, encoded.get(present)));
        } else if (name.startsWith("past")) {
          given.put(name, feed(input, new float[0]));
        }
      }
    }

    /**
     * One step.
     *
     * @param ids of each row, all of one length
     * @return logits, row after row, position after position
     */
    float[] step(long[][] ids) {
      Map<String, Feed> feeds = new HashMap<>(given);
      feeds.put("input_ids", Teacher.padded(ids));
      feeds.put("encoder_attention_mask", mask);
      last = Oracle.referenceOutputs(decoder, feeds);
      past += ids[0].length;
      for (ValueInfoProto input : decoder.getGraph().getInputList()) {
        String present =
            input.getName().replace("past_key_values", "present").replace("past_", "present_");
        if (last.containsKey(present)) {
          given.put(input.getName(), feed(input, last.get(present)));
        }
      }
      return last.get("logits");
    }

    /** Another output of the last step. */
    float[] output(String name) {
      return last.get(name);
    }

    private Feed feed(ValueInfoProto input, float[] data) {
      long[] shape =
          input.getType().getTensorType().getShape().getDimList().stream()
              .mapToLong(this::length)
              .toArray();
      return Feed.of(data, shape);
    }

    private long length(TensorShapeProto.Dimension dimension) {
      return switch (dimension.getDimParam()) {
        case "batch" -> rows;
        case "source" -> source;
        case "past" -> past;
        default -> dimension.getDimValue();
      };
    }
  }

  Run start(long[]... sources) {
    return new Run(sources);
  }

  static long[][] column(long[][] targets, int step) {
    return Arrays.stream(targets).map(row -> new long[] {row[step]}).toArray(long[][]::new);
  }
}
