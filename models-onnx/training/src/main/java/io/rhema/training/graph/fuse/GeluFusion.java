package io.rhema.training.graph.fuse;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import java.util.List;
import java.util.Optional;

/** The bias of a linear layer and the exact GELU behind it become {@code BiasGelu}. */
final class GeluFusion {

  private static final Pattern WITH_BIAS =
      Pattern.op("Add", Pattern.any("product"), Pattern.constant("bias", 1));

  private GeluFusion() {}

  static int apply(OnnxGraph graph) {
    int fused = 0;
    for (NodeProto root : graph.nodes()) {
      Optional<Bindings> linear =
          Formulas.GELU
              .match(graph, root.getOutput(0))
              .flatMap(gelu -> WITH_BIAS.match(graph, gelu.get("x")));
      if (linear.isPresent()) {
        fuse(graph, root, linear.get());
        fused++;
      }
    }
    return fused;
  }

  private static void fuse(OnnxGraph graph, NodeProto root, Bindings linear) {
    graph.remove(List.of(root));
    GraphBuilder b = GraphBuilder.onto(graph);
    graph.requireDomain(OnnxGraph.MICROSOFT, 1);
    b.into(
        OnnxGraph.MICROSOFT,
        "BiasGelu",
        root.getOutput(0),
        List.of(linear.get("product"), linear.get("bias")),
        root.getOutputList());
  }
}
