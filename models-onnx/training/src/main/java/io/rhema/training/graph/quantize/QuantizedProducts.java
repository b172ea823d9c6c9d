package io.rhema.training.graph.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes matrix products with constant weights as 8-bit ones. */
final class QuantizedProducts {

  private static final String GELU = "BiasGelu";

  private final OnnxGraph graph;
  private final GraphBuilder b;
  private final ActivationQuantizer activations;
  private final ChannelMagnitudes magnitudes;
  private final ChannelMagnitudes seen;
  private final int weightLimit;

  QuantizedProducts(
      OnnxGraph graph,
      QuantizeOptions options,
      ChannelMagnitudes magnitudes,
      ChannelMagnitudes seen) {
    this.graph = graph;
    this.b = GraphBuilder.onto(graph);
    this.activations = ActivationQuantizer.of(b, options.activations());
    this.magnitudes = magnitudes;
    this.seen = seen;
    this.weightLimit = options.weightLimit();
  }

  /**
   * Replaces products that read one activation, which is quantised once for all of them.
   *
   * @param x the activation
   * @param products nodes {@code x·W} with initializers {@code W}
   */
  void replace(String x, List<NodeProto> products) {
    List<float[]> weights = new ArrayList<>();
    for (NodeProto product : products) {
      weights.add(Tensors.floats(graph.initializer(product.getInput(1)).orElseThrow()));
    }
    Optional<float[]> factors = magnitudes.of(x).map(m -> Balance.factors(m, weights));
    boolean gelu = graph.producer(x).filter(n -> n.getOpType().equals(GELU)).isPresent();
    String input = factors.map(f -> balanced(x, f)).orElse(x);
    QuantizedActivation activation = activations.quantise(input, gelu, peak(x, factors));
    graph.remove(products);
    for (int i = 0; i < products.size(); i++) {
      float[] weight = weights.get(i);
      float[] balanced = factors.map(f -> Balance.inverse(weight, f)).orElse(weight);
      product(products.get(i), activation, balanced);
    }
  }

  private Optional<Float> peak(String x, Optional<float[]> factors) {
    return seen.of(x)
        .map(
            magnitudes -> {
              float peak = 0;
              for (int i = 0; i < magnitudes.length; i++) {
                float factor = factors.isPresent() ? factors.get()[i] : 1;
                peak = Math.max(peak, magnitudes[i] * factor);
              }
              return peak;
            });
  }

  private String balanced(String x, float[] factors) {
    return b.op(
        "Mul", x + "/balanced", List.of(x, b.floats(x + "/balance", factors, factors.length)));
  }

  private void product(NodeProto product, QuantizedActivation x, float[] weight) {
    String name = product.getInput(1);
    long out = Tensors.dims(graph.initializer(name).orElseThrow())[1];
    ColumnWeights w = ColumnWeights.add(b, name, weight, out, weightLimit);
    multiply(x, w, product.getOutput(0));
  }

  /**
   * Replaces a product with the rows of a table, which the look-ups share: the runtime turns the
   * table once, when it loads the model, and the file holds it once.
   *
   * @param gemm a node {@code x · tableᵀ + bias} that is no longer in the graph
   */
  void byRows(NodeProto gemm, RowWeights rows) {
    String output = gemm.getOutput(0);
    String columns =
        b.op(
            "Transpose",
            output + "/columns",
            List.of(rows.values()),
            Attributes.ofInts("perm", 1, 0));
    String flat = b.longs(output + "/flat", new long[] {-1}, 1);
    String scales = b.op("Reshape", output + "/scales", List.of(rows.scales(), flat));
    QuantizedActivation x = activations.quantise(gemm.getInput(0), false, Optional.empty());
    if (gemm.getInputCount() < 3) {
      multiply(x, new ColumnWeights(columns, scales), output);
    } else {
      String product = graph.uniqueName(output + "/product");
      multiply(x, new ColumnWeights(columns, scales), product);
      b.into("", "Add", output, List.of(product, gemm.getInput(2)), List.of(output));
    }
  }

  private void multiply(QuantizedActivation x, ColumnWeights w, String output) {
    List<String> inputs = List.of(x.values(), w.values(), x.scale(), w.scales(), x.zeroPoint());
    graph.requireDomain(OnnxGraph.MICROSOFT, 1);
    if (x.tokenScale().isEmpty()) {
      b.into(OnnxGraph.MICROSOFT, "MatMulIntegerToFloat", output, inputs, List.of(output));
    } else {
      String unscaled = b.microsoft("MatMulIntegerToFloat", output + "/unscaled", inputs);
      b.into("", "Mul", output, List.of(unscaled, x.tokenScale().get()), List.of(output));
    }
  }
}
