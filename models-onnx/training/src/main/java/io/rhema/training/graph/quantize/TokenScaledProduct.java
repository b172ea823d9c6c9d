package io.rhema.training.graph.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Activations quantised symmetrically with one scale for each token. ONNX has no operator for that,
 * so a token is first divided by its largest magnitude, and the product is multiplied by it again.
 */
final class TokenScaledProduct implements QuantizedProduct {

  private static final int LIMIT = 127;

  /** Keeps a token of zeros from being divided by zero. */
  private static final float SMALLEST = 1e-30f;

  private final GraphBuilder b;
  private final int weightLimit;
  private final Map<String, Quantised> quantised = new HashMap<>();
  private String limit;
  private String smallest;
  private String one;
  private String unit;
  private String zeroPoint;

  private record Quantised(String values, String magnitude) {}

  TokenScaledProduct(GraphBuilder builder, int weightLimit) {
    this.b = builder;
    this.weightLimit = weightLimit;
  }

  @Override
  public void add(NodeProto product, TensorProto weight) {
    if (limit == null) {
      limit = b.floats("int8/limit", new float[] {LIMIT});
      smallest = b.floats("int8/smallest", new float[] {SMALLEST});
      one = b.floats("int8/one", new float[] {1});
      unit = b.floats("int8/unit", new float[] {1f / LIMIT});
      zeroPoint = b.constant(Tensors.ofUint8("int8/zero_point", new byte[] {(byte) 128}));
    }
    Quantised x = quantised.computeIfAbsent(product.getInput(0), this::quantise);
    ColumnWeights w = ColumnWeights.add(b, weight, weightLimit);
    String name = product.getOutput(0);
    String scaled =
        b.microsoft(
            "MatMulIntegerToFloat",
            name + "/of_unit",
            List.of(x.values(), w.values(), unit, w.scales(), zeroPoint));
    b.into("", "Mul", name, List.of(scaled, x.magnitude()), product.getOutputList());
    b.graph().requireDomain(OnnxGraph.MICROSOFT, 1);
  }

  private Quantised quantise(String x) {
    String absolute = b.op("Abs", x + "/absolute", List.of(x));
    String largest = b.reduce("ReduceMax", x + "/largest", absolute, -1, true);
    String magnitude = b.op("Max", x + "/magnitude", List.of(largest, smallest));
    String factor = b.op("Div", x + "/factor", List.of(limit, magnitude));
    String scaled = b.op("Mul", x + "/scaled", List.of(x, factor));
    String values = b.op("QuantizeLinear", x + "/int8", List.of(scaled, one, zeroPoint));
    return new Quantised(values, magnitude);
  }
}
