package io.rhema.training.graph.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Activations quantised with one scale and zero point over the whole batch. */
final class BatchScaledProduct implements QuantizedProduct {

  private final GraphBuilder b;
  private final int weightLimit;
  private final Map<String, List<String>> quantised = new HashMap<>();

  BatchScaledProduct(GraphBuilder builder, int weightLimit) {
    this.b = builder;
    this.weightLimit = weightLimit;
  }

  @Override
  public void add(NodeProto product, TensorProto weight) {
    List<String> x =
        quantised.computeIfAbsent(
            product.getInput(0),
            input -> b.op("", "DynamicQuantizeLinear", input + "/int8", List.of(input), 3));
    ColumnWeights w = ColumnWeights.add(b, weight, weightLimit);
    b.graph().requireDomain(OnnxGraph.MICROSOFT, 1);
    b.into(
        OnnxGraph.MICROSOFT,
        "MatMulIntegerToFloat",
        product.getOutput(0),
        List.of(x.get(0), w.values(), x.get(1), w.scales(), x.get(2)),
        product.getOutputList());
  }
}
