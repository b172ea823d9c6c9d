package io.rhema.training.graph.quantize;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns the matrix products with constant weights, and the embedding look-ups, of a float graph
 * into 8-bit ones, in place. Biases, normalisations and attention scores stay float.
 */
public final class Quantize {

  /** Smaller tables, such as those of positions and token types, gain nothing worth their error. */
  private static final int SMALLEST_TABLE_ROWS = 1_000;

  /** The first with dynamic quantisation. */
  private static final int OLDEST_OPSET = 11;

  private Quantize() {}

  /**
   * Quantises in place, everything but what the options keep.
   *
   * @throws GraphException when the graph's operator set is too old to say it
   */
  public static QuantizeReport apply(OnnxGraph graph, QuantizeOptions options) {
    if (graph.opset() < OLDEST_OPSET) {
      throw new GraphException(
          "The model uses operator set %d; quantising needs %d or newer: export it again"
              .formatted(graph.opset(), OLDEST_OPSET));
    }
    List<String> matrices = new ArrayList<>();
    List<String> kept = new ArrayList<>();
    QuantizedProduct product = QuantizedProduct.of(GraphBuilder.onto(graph), options);
    for (NodeProto node : graph.nodes("MatMul")) {
      Optional<TensorProto> weight =
          graph.initializer(node.getInput(1)).filter(Quantize::isFloatMatrix);
      if (weight.isEmpty()) {
        continue;
      }
      String name = node.getInput(1);
      if (options.keepFloat().contains(name)) {
        kept.add(name);
      } else {
        graph.remove(List.of(node));
        product.add(node, weight.get());
        matrices.add(name);
      }
    }
    List<String> embeddings = new ArrayList<>();
    for (NodeProto node : graph.nodes("Gather")) {
      graph
          .initializer(node.getInput(0))
          .filter(Quantize::isFloatMatrix)
          .filter(table -> table.getDims(0) >= SMALLEST_TABLE_ROWS)
          .filter(table -> Attributes.intOf(node, "axis", 0) == 0)
          .ifPresent(
              table -> {
                graph.remove(List.of(node));
                QuantizedLookup.add(GraphBuilder.onto(graph), node, table);
                embeddings.add(node.getInput(0));
              });
    }
    graph.prune();
    return new QuantizeReport(List.copyOf(matrices), List.copyOf(embeddings), List.copyOf(kept));
  }

  private static boolean isFloatMatrix(TensorProto tensor) {
    return tensor.getDimsCount() == 2 && Tensors.type(tensor) == DataType.FLOAT;
  }
}
