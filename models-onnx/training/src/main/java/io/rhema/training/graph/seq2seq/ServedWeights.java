package io.rhema.training.graph.seq2seq;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.fuse.Unfuse;
import io.rhema.training.graph.quantize.Dequantize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the weights of a model from the graphs that serve it. */
final class ServedWeights {

  private ServedWeights() {}

  /**
   * Everything constant in the graphs, in float and by the names that training gave; a weight that
   * several graphs have is that of the first.
   */
  static ModelProto read(List<Path> graphs) throws IOException {
    Map<String, TensorProto> weights = new LinkedHashMap<>();
    for (Path file : graphs) {
      OnnxGraph graph = OnnxGraph.load(file);
      Dequantize.apply(graph);
      Unfuse.apply(graph);
      graph.initializers().forEach(weights::putIfAbsent);
    }
    return ModelProto.newBuilder()
        .setGraph(GraphProto.newBuilder().addAllInitializer(weights.values()))
        .build();
  }
}
