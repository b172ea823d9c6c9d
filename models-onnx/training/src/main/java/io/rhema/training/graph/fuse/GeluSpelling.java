package io.rhema.training.graph.fuse;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import java.util.List;

/** {@code BiasGelu} in standard operators. */
final class GeluSpelling {

  private GeluSpelling() {}

  static void write(OnnxGraph graph, NodeProto node) {
    GraphBuilder b = GraphBuilder.onto(graph);
    String name = node.getOutput(0);
    String x = b.op("Add", name + "/biased", node.getInputList());
    String root = b.floats(name + "/root", new float[] {(float) Math.sqrt(2)});
    String one = b.floats(name + "/one", new float[] {1});
    String half = b.floats(name + "/half", new float[] {0.5f});
    String scaled = b.op("Div", name + "/scaled", List.of(x, root));
    String erf = b.op("Erf", name + "/erf", List.of(scaled));
    String cdf = b.op("Add", name + "/cdf", List.of(erf, one));
    String product = b.op("Mul", name + "/product", List.of(x, cdf));
    b.into("", "Mul", name, List.of(product, half), node.getOutputList());
  }
}
