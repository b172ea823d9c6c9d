package io.rhema.training.graph.quantize;

import static io.rhema.training.graph.fuse.Pattern.any;
import static io.rhema.training.graph.fuse.Pattern.constant;
import static io.rhema.training.graph.fuse.Pattern.op;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import io.rhema.training.graph.GraphException;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import io.rhema.training.graph.fuse.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Turns the matrix products with constant weights, and the embedding look-ups, of a float graph
 * into 8-bit ones, in place. Biases, normalisations and attention scores stay float.
 */
public final class Quantize {

  /** The first with dynamic quantisation. */
  private static final int OLDEST_OPSET = 11;

  private static final Pattern HEAD =
      op("Add", op("MatMul", any("x"), constant("weight", 2)), constant("bias", 1));

  private Quantize() {}

  /** Quantises without balancing channels, for want of measurements. */
  public static QuantizeReport apply(OnnxGraph graph, QuantizeOptions options) {
    return apply(graph, options, ChannelMagnitudes.NONE, ChannelMagnitudes.NONE);
  }

  /**
   * Quantises in place, everything but the linear layers that make the outputs and what the options
   * keep.
   *
   * @param magnitudes of activations; those that are there are balanced, which makes the result
   *     about twice as close to the float model
   * @param seen of activations over texts, for {@linkplain ActivationScale#FIXED fixed scales}
   * @throws GraphException when the graph's operator set is too old to say it
   */
  public static QuantizeReport apply(
      OnnxGraph graph,
      QuantizeOptions options,
      ChannelMagnitudes magnitudes,
      ChannelMagnitudes seen) {
    if (graph.opset() < OLDEST_OPSET) {
      throw new GraphException(
          "The model uses operator set %d; quantising needs %d or newer: export it again"
              .formatted(graph.opset(), OLDEST_OPSET));
    }
    Set<String> heads = headWeights(graph);
    List<String> kept = new ArrayList<>();
    List<String> matrices = new ArrayList<>();
    Map<String, List<NodeProto>> productsByInput = new LinkedHashMap<>();
    for (NodeProto product : graph.nodes("MatMul")) {
      String weight = product.getInput(1);
      if (graph.initializer(weight).filter(Quantize::isFloatMatrix).isEmpty()) {
        continue;
      }
      if (options.keepFloat().contains(weight) || heads.contains(weight)) {
        kept.add(weight);
      } else {
        matrices.add(weight);
        productsByInput.computeIfAbsent(product.getInput(0), x -> new ArrayList<>()).add(product);
      }
    }
    QuantizedProducts products = new QuantizedProducts(graph, options, magnitudes, seen);
    productsByInput.forEach(products::replace);
    List<String> embeddings = new QuantizedTables(graph, options, products).replace();
    graph.prune();
    return new QuantizeReport(List.copyOf(matrices), embeddings, List.copyOf(kept));
  }

  /** Weights of the linear layers that end the graph: few, and what they make is the answer. */
  private static Set<String> headWeights(OnnxGraph graph) {
    return graph.outputs().stream()
        .flatMap(output -> HEAD.match(graph, output.getName()).stream())
        .map(head -> head.get("weight"))
        .collect(Collectors.toSet());
  }

  private static boolean isFloatMatrix(TensorProto tensor) {
    return tensor.getDimsCount() == 2 && Tensors.type(tensor) == DataType.FLOAT;
  }
}
