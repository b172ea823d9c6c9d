package io.rhema.training.graph;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Optional;

/** Finds the vector {@code [batch, hidden]} that an encoder makes of a text, if it makes one. */
final class TextVector {

  private TextVector() {}

  /** What a head reads, or the graph's first output; empty if that is one vector for each token. */
  static Optional<String> of(OnnxGraph graph, int hidden) {
    return graph.outputs().stream()
        .filter(output -> TokenVectors.dims(output).size() == 2)
        .flatMap(output -> read(graph, output, hidden).stream())
        .findFirst();
  }

  private static Optional<String> read(OnnxGraph graph, ValueInfoProto output, int hidden) {
    if (HeadWeights.named(output.getName())) {
      return TokenVectors.behindHead(graph, output, hidden)
          .filter(vector -> TokenVectors.behindMean(graph, vector).isEmpty());
    }
    return TokenVectors.dims(output).get(1).getDimValue() == hidden
        ? Optional.of(output.getName())
        : Optional.empty();
  }
}
