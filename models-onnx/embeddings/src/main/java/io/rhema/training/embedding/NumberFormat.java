package io.rhema.training.embedding;

import ai.onnx.proto.OnnxMl.TensorProto;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.quantize.ActivationScale;
import io.rhema.training.graph.quantize.QuantizeOptions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The number formats that the model is made in. What each costs stands in the model's card. */
public enum NumberFormat {
  /** As it was published. */
  FP32,

  /** All products and the word embeddings in 8 bits. */
  INT8,

  /** The same but for the second product of each feed-forward layer, which stays float. */
  INT8_MIXED;

  /** What is made unless another is named: the fastest that keeps the nearest text of 95 in 100. */
  public static final NumberFormat USUAL = INT8_MIXED;

  /** How the command line and the model's version spell it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static NumberFormat of(String key) {
    return Arrays.stream(values())
        .filter(format -> format.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Invalid number format '%s'. Supported values: %s."
                        .formatted(
                            key,
                            Arrays.stream(values())
                                .map(NumberFormat::key)
                                .collect(Collectors.joining(", ")))));
  }

  /** How to quantise a graph to it. */
  QuantizeOptions options(OnnxGraph graph) {
    Set<String> kept = this == INT8_MIXED ? secondProducts(graph) : Set.of();
    return new QuantizeOptions(ActivationScale.TOKEN, false, kept);
  }

  /**
   * The only weights that have more rows than columns, apart from tables, which are looked up in.
   */
  private static Set<String> secondProducts(OnnxGraph graph) {
    return graph.nodes("MatMul").stream()
        .flatMap(product -> graph.initializer(product.getInput(1)).stream())
        .filter(weight -> weight.getDims(0) > weight.getDims(1))
        .map(TensorProto::getName)
        .collect(Collectors.toUnmodifiableSet());
  }
}
