package io.rhema.training.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the vectors {@code [batch, tokens, hidden]} of an encoder, with or without heads on it. */
final class TokenVectors {

  private TokenVectors() {}

  /**
   * What a head reads, or the first other output.
   *
   * @throws GraphException when the graph has neither
   */
  static String of(OnnxGraph graph, int hidden) {
    return graph.outputs().stream()
        .filter(output -> HeadWeights.named(output.getName()))
        .flatMap(output -> tokens(graph, output, hidden).stream())
        .findFirst()
        .orElseGet(() -> ofEncoder(graph, hidden));
  }

  private static String ofEncoder(OnnxGraph graph, int hidden) {
    List<String> names = graph.outputs().stream().map(ValueInfoProto::getName).toList();
    ValueInfoProto output =
        graph.outputs().stream()
            .filter(o -> !HeadWeights.named(o.getName()))
            .findFirst()
            .orElseThrow(
                () ->
                    new GraphException(
                        "The outputs %s are no heads on token vectors of width %d, and there is no other output; a head needs an encoder"
                            .formatted(names, hidden)));
    List<TensorShapeProto.Dimension> dims = dims(output);
    if (dims.size() != 3 || (dims.get(2).hasDimValue() && dims.get(2).getDimValue() != hidden)) {
      throw new GraphException(
          "The encoder's first output '%s' must be [batch, tokens, %d]; it is declared with %d axes, the last of size %s"
              .formatted(
                  output.getName(),
                  hidden,
                  dims.size(),
                  dims.isEmpty() ? "none" : dims.get(dims.size() - 1).getDimValue()));
    }
    return output.getName();
  }

  /** What the head of each token reads, or the mean that the head of a text reads. */
  private static Optional<String> tokens(OnnxGraph graph, ValueInfoProto logits, int hidden) {
    Optional<String> read = behindHead(graph, logits, hidden);
    return dims(logits).size() == 3 ? read : read.flatMap(pooled -> behindMean(graph, pooled));
  }

  /** From the logits back over the linear layer. */
  static Optional<String> behindHead(OnnxGraph graph, ValueInfoProto logits, int hidden) {
    return made(graph, logits.getName(), "Add").stream()
        .flatMap(add -> add.getInputList().stream())
        .flatMap(value -> made(graph, value, "MatMul").stream())
        .filter(product -> rows(graph, product.getInput(1)) == hidden)
        .map(product -> product.getInput(0))
        .findFirst();
  }

  /** From {@code sum(vectors * mask) / count} back to the vectors. */
  static Optional<String> behindMean(OnnxGraph graph, String pooled) {
    return made(graph, pooled, "Div")
        .flatMap(mean -> made(graph, mean.getInput(0), "ReduceSum"))
        .flatMap(sum -> made(graph, sum.getInput(0), "Mul"))
        .stream()
        .flatMap(masked -> Stream.of(masked.getInput(0), masked.getInput(1)))
        .filter(value -> made(graph, value, "Unsqueeze").isEmpty())
        .findFirst();
  }

  private static Optional<NodeProto> made(OnnxGraph graph, String value, String opType) {
    return graph.producer(value).filter(node -> node.getOpType().equals(opType));
  }

  private static long rows(OnnxGraph graph, String weight) {
    return graph
        .initializer(weight)
        .filter(tensor -> tensor.getDimsCount() == 2)
        .map(tensor -> tensor.getDims(0))
        .orElse(-1L);
  }

  static List<TensorShapeProto.Dimension> dims(ValueInfoProto value) {
    return value.getType().getTensorType().getShape().getDimList();
  }
}
