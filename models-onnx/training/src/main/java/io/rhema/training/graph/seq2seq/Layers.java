package io.rhema.training.graph.seq2seq;

import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import java.util.List;

/** The plain layers, each written under the name of its weights. */
final class Layers {
  private static final float EPSILON = 1e-5f;

  private final GraphBuilder b;
  private final Parameters parameters;

  Layers(GraphBuilder builder, Parameters parameters) {
    b = builder;
    this.parameters = parameters;
  }

  GraphBuilder builder() {
    return b;
  }

  Parameters parameters() {
    return parameters;
  }

  String linear(String name, String x, int in, int out) {
    return linear(name, x, in, out, 1);
  }

  /** {@code x · weight + bias} over the last axis. */
  String linear(String name, String x, int in, int out, double gain) {
    String weight = parameters.matrix(name + ".weight", in, out, gain);
    String bias = parameters.vector(name + ".bias", out, 0);
    String product = b.op("MatMul", name + "/product", List.of(x, weight));
    return b.op("Add", name + "/sum", List.of(product, bias));
  }

  /** Normalises the last axis. */
  String norm(String name, String x, int width) {
    String scale = parameters.vector(name + ".weight", width, 1);
    String shift = parameters.vector(name + ".bias", width, 0);
    return b.op(
        "LayerNormalization",
        name + "/norm",
        List.of(x, scale, shift),
        Attributes.of("axis", -1),
        Attributes.of("epsilon", EPSILON));
  }

  /** {@code x + linear(relu(linear(norm(x))))}. */
  String feedForward(String name, String x, int width, int inner) {
    String in = norm(name + ".final_layer_norm", x, width);
    String wide = linear(name + ".fc1", in, width, inner);
    String active = b.op("Relu", name + "/relu", List.of(wide));
    String narrow = linear(name + ".fc2", active, inner, width);
    return b.op("Add", name + "/feed_forward", List.of(narrow, x));
  }

  /** Equal parts along the last axis. */
  List<String> split(String name, String x, int parts) {
    return b.op("", "Split", name, List.of(x), parts, Attributes.of("axis", -1));
  }

  String reshape(String name, String x, long... shape) {
    String target = b.longs(name + "_shape", shape, shape.length);
    return b.op("Reshape", name, List.of(x, target));
  }

  String transpose(String name, String x, long... order) {
    return b.op("Transpose", name, List.of(x), Attributes.ofInts("perm", order));
  }
}
