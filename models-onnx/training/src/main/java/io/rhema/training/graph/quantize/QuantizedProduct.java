package io.rhema.training.graph.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.rhema.training.graph.GraphBuilder;

/** Writes a matrix product with constant weights as an 8-bit one. */
interface QuantizedProduct {

  /**
   * Adds the nodes that stand for {@code product}, which has left the graph, and make its output.
   *
   * @param weight {@code [in, out]}
   */
  void add(NodeProto product, TensorProto weight);

  static QuantizedProduct of(GraphBuilder builder, QuantizeOptions options) {
    return switch (options.activations()) {
      case BATCH -> new BatchScaledProduct(builder, options.weightLimit());
      case TOKEN -> new TokenScaledProduct(builder, options.weightLimit());
    };
  }
}
