package io.rhema.model.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A recurrent decoder with attention and random weights, in our layout for such models: a state
 * takes the place of a cache. Vocabulary and configuration are those of {@link TinySeq2Seq}.
 *
 * <p>The state starts as the mean of the source's vectors {@code h} and as zeros {@code c}. With
 * each token of vector {@code x}, {@code h = tanh(h A + x + c)}, {@code c = c / 2 + h}; scores come
 * from {@code h} and what attention with it finds in the source.
 */
public final class TinyRecurrent {
  private static final int WIDTH = TinySeq2SeqWeights.WIDTH;
  private static final List<Object> SOURCE = List.of("batch", "source");
  private static final List<Object> STATE = List.of("batch", WIDTH);

  private final TinySeq2SeqWeights weights;

  public TinyRecurrent(TinySeq2SeqWeights weights) {
    this.weights = weights;
  }

  /** Writes the bundle {@code translation} 1. */
  public Path write(Path dir) {
    try {
      Files.createDirectories(dir);
      Files.write(dir.resolve("encoder_model.onnx"), encoder());
      Files.write(dir.resolve("decoder_with_past_model.onnx"), decoder());
      return TinySeq2Seq.seal(dir);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] encoder() {
    OnnxFile file = new OnnxFile().input("input_ids", "int64", SOURCE);
    file.input("attention_mask", "int64", SOURCE);
    weights.addTo(file);
    file.longs("axis_2", 2).floats("none", new long[] {1}, 0);
    file.node("Gather", "last_hidden_state", "tokens", "input_ids");
    file.output("last_hidden_state", "float", List.of("batch", "source", WIDTH));
    file.node("Cast", "to", OnnxFile.elementType("float"), "mask", "attention_mask");
    file.node("Unsqueeze", "mask_3", "mask", "axis_2");
    file.node("Mul", "shown", "last_hidden_state", "mask_3");
    file.node("ReduceSum", "keepdims", 0, "sum", "shown", "axis_1");
    file.node("ReduceSum", "keepdims", 0, "count", "mask_3", "axis_1");
    file.node("Div", "present_states.0.hidden", "sum", "count");
    file.node("Mul", "present_states.0.cell", "sum", "none");
    file.output("present_states.0.hidden", "float", STATE);
    return file.output("present_states.0.cell", "float", STATE).toBytes();
  }

  private byte[] decoder() {
    OnnxFile file = new OnnxFile().input("input_ids", "int64", List.of("batch", 1));
    file.input("encoder_attention_mask", "int64", SOURCE);
    file.input("encoder_hidden_states", "float", List.of("batch", "source", WIDTH));
    file.input("past_states.0.hidden", "float", STATE);
    file.input("past_states.0.cell", "float", STATE);
    weights.addTo(file);
    file.floats("half", new long[] {1}, 0.5f);
    file.node("Gather", "x_3", "tokens", "input_ids").node("Squeeze", "x", "x_3", "axis_1");
    file.node("MatMul", "kept", "past_states.0.hidden", "self_query_0");
    file.node("Add", "input", "kept", "x").node("Add", "all", "input", "past_states.0.cell");
    file.node("Tanh", "present_states.0.hidden", "all");
    file.node("Mul", "faded", "past_states.0.cell", "half");
    file.node("Add", "present_states.0.cell", "faded", "present_states.0.hidden");
    file.node("Unsqueeze", "h", "present_states.0.hidden", "axis_1");
    file.node("Transpose", "perm", new long[] {0, 2, 1}, "keys", "encoder_hidden_states");
    file.node("MatMul", "products", "h", "keys");
    file.node("Cast", "to", OnnxFile.elementType("float"), "mask", "encoder_attention_mask");
    file.node("Sub", "hidden", "unit", "mask").node("Mul", "far", "hidden", "minus");
    file.node("Unsqueeze", "padding", "far", "axis_1").node("Add", "masked", "products", "padding");
    file.node("Softmax", "axis", -1, "attention", "masked");
    file.node("MatMul", "found", "attention", "encoder_hidden_states");
    file.node("Add", "sum", "h", "found").node("MatMul", "product", "sum", "output");
    file.node("Add", "logits", "product", "bias");
    file.output("logits", "float", List.of("batch", 1, TinySeq2SeqWeights.VOCABULARY));
    file.output("present_states.0.hidden", "float", STATE);
    return file.output("present_states.0.cell", "float", STATE).toBytes();
  }

  /**
   * The score of every token that could come next, by the definition.
   *
   * @param source tokens that are read
   * @param written tokens written so far, the start token first
   */
  public double[] scores(int[] source, int[] written) {
    double[] h = new double[WIDTH];
    double[] c = new double[WIDTH];
    for (int token : source) {
      for (int i = 0; i < WIDTH; i++) {
        h[i] += (double) weights.at("tokens", token, i) / source.length;
      }
    }
    for (int token : written) {
      double[] next = new double[WIDTH];
      for (int j = 0; j < WIDTH; j++) {
        next[j] = weights.at("tokens", token, j) + c[j];
        for (int i = 0; i < WIDTH; i++) {
          next[j] += h[i] * weights.at("self_query_0", i, j);
        }
        next[j] = Math.tanh(next[j]);
      }
      for (int i = 0; i < WIDTH; i++) {
        c[i] = c[i] / 2 + next[i];
      }
      h = next;
    }
    return weights.output(attend(source, h));
  }

  private double[] attend(int[] source, double[] h) {
    double[] products = new double[source.length];
    double total = 0;
    for (int s = 0; s < source.length; s++) {
      for (int i = 0; i < WIDTH; i++) {
        products[s] += h[i] * weights.at("tokens", source[s], i);
      }
      products[s] = Math.exp(products[s]);
      total += products[s];
    }
    double[] sum = h.clone();
    for (int s = 0; s < source.length; s++) {
      for (int i = 0; i < WIDTH; i++) {
        sum[i] += products[s] / total * weights.at("tokens", source[s], i);
      }
    }
    return sum;
  }
}
