package io.rhema.training.graph.fuse;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.rhema.training.graph.Attributes;
import io.rhema.training.graph.GraphBuilder;
import io.rhema.training.graph.OnnxGraph;
import java.util.List;
import java.util.Optional;

/**
 * A linear layer's bias, the residual addition and the normalisation behind it become {@code
 * SkipLayerNormalization}.
 *
 * <p>The residual must itself be a normalisation's result: only then is it certain, without knowing
 * shapes, that nothing is broadcast.
 */
final class SkipLayerNormFusion {

  private static final String FUSED = "SkipLayerNormalization";

  private static final Pattern RESIDUAL =
      Pattern.op(
          "Add",
          Pattern.op("Add", Pattern.any("product"), Pattern.constant("bias", 1)),
          Pattern.any("skip"));

  private SkipLayerNormFusion() {}

  static int apply(OnnxGraph graph) {
    int fused = 0;
    for (NodeProto root : graph.nodes()) {
      Optional<LayerNorm> norm = LayerNorm.of(graph, root.getOutput(0));
      Optional<Bindings> residual =
          norm.flatMap(
              n ->
                  RESIDUAL
                      .matches(graph, n.x(), Bindings.NONE)
                      .filter(r -> LayerNorms.makes(graph, r.get("skip")))
                      .filter(r -> isProduct(graph, r.get("product")))
                      .findFirst());
      if (residual.isPresent()) {
        fuse(graph, root, norm.get(), residual.get());
        fused++;
      }
    }
    return fused;
  }

  private static boolean isProduct(OnnxGraph graph, String value) {
    return graph.producer(value).filter(n -> n.getOpType().equals("MatMul")).isPresent();
  }

  private static void fuse(OnnxGraph graph, NodeProto root, LayerNorm norm, Bindings residual) {
    graph.remove(List.of(root));
    graph.requireDomain(OnnxGraph.MICROSOFT, 1);
    GraphBuilder.onto(graph)
        .into(
            OnnxGraph.MICROSOFT,
            FUSED,
            root.getOutput(0),
            List.of(
                residual.get("product"),
                residual.get("skip"),
                norm.scale(),
                norm.shift(),
                residual.get("bias")),
            root.getOutputList(),
            Attributes.of("epsilon", norm.epsilon()));
  }
}
