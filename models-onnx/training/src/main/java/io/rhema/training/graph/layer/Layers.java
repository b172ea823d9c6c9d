package io.rhema.training.graph.layer;

import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import java.util.List;

/** The plain layers, each written under the name of its weights. */
public final class Layers {
  private static final float EPSILON = 1e-5f;

  private final GraphBuilder b;
  private final Parameters parameters;

  public Layers(GraphBuilder builder, Parameters parameters) {
    b = builder;
    this.parameters = parameters;
  }

  public GraphBuilder builder() {
    return b;
  }

  public Parameters parameters() {
    return parameters;
  }

  public String linear(String name, String x, int in, int out) {
    return linear(name, x, in, out, 1);
  }

  /** {@code x · weight + bias} over the last axis. */
  public String linear(String name, String x, int in, int out, double gain) {
    String weight = parameters.matrix(name + ".weight", in, out, gain);
    String bias = parameters.vector(name + ".bias", out, 0);
    String product = b.op("MatMul", name + "/product", List.of(x, weight));
    return b.op("Add", name + "/sum", List.of(product, bias));
  }

  /** Normalises the last axis. */
  public String norm(String name, String x, int width) {
    String scale = parameters.vector(name + ".weight", width, 1);
    String shift = parameters.vector(name + ".bias", width, 0);
    return b.op(
        "LayerNormalization",
        name + "/norm",
        List.of(x, scale, shift),
        Attributes.of("axis", -1),
        Attributes.of("epsilon", EPSILON));
  }

  /**
   * Normalises each column of {@code [rows, width]}: by the rows of the batch in training, by their
   * running mean and variance else, so that it serves as a scale and a shift.
   */
  public String batchNorm(String name, String x, int width) {
    List<String> inputs =
        List.of(
            x,
            parameters.vector(name + ".weight", width, 1),
            parameters.vector(name + ".bias", width, 0),
            parameters.vector(name + ".running_mean", width, 0),
            parameters.vector(name + ".running_var", width, 1));
    return b.op("BatchNormalization", name + "/norm", inputs);
  }

  /** {@code x + linear(relu(linear(norm(x))))}. */
  public String feedForward(String name, String x, int width, int inner) {
    String in = norm(name + ".final_layer_norm", x, width);
    String wide = linear(name + ".fc1", in, width, inner);
    String active = b.op("Relu", name + "/relu", List.of(wide));
    String narrow = linear(name + ".fc2", active, inner, width);
    return b.op("Add", name + "/feed_forward", List.of(narrow, x));
  }

  /**
   * Marks a value of which training drops a share; how large one is no part of the graph. Serving
   * passes it on as it is.
   */
  public String dropout(String name, String x) {
    return b.op("Dropout", name, List.of(x));
  }

  /** The same as a value of a given name, such as an output. */
  public void dropoutInto(String output, String x) {
    b.into("", "Dropout", output, List.of(x), List.of(output));
  }

  /** Equal parts along the last axis. */
  public List<String> split(String name, String x, int parts) {
    return b.op("", "Split", name, List.of(x), parts, Attributes.of("axis", -1));
  }

  public String reshape(String name, String x, long... shape) {
    String target = b.longs(name + "_shape", shape, shape.length);
    return b.op("Reshape", name, List.of(x, target));
  }

  public String transpose(String name, String x, long... order) {
    return b.op("Transpose", name, List.of(x), Attributes.ofInts("perm", order));
  }
}
