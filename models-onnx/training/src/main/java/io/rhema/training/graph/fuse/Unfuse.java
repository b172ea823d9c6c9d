package io.rhema.training.graph.fuse;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.rhema.training.graph.OnnxGraph;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/**
 * Spells the fused operators that {@link Fuse} writes out in standard ones again, so that a served
 * model can be trained further and run anywhere. {@link Fuse} recognises the result.
 *
 * <p>Forms of these operators that {@link Fuse} never writes, with caches or further outputs, stay
 * as they are.
 */
public final class Unfuse {

  private Unfuse() {}

  /** Unfuses in place; a graph without fused operators stays as it is. */
  public static FusionReport apply(OnnxGraph graph) {
    int attentions =
        each(graph, "MultiHeadAttention", AttentionSpelling::knows, AttentionSpelling::write);
    int norms = each(graph, "SkipLayerNormalization", Unfuse::hasOneOutput, NormSpelling::write);
    int gelus = each(graph, "BiasGelu", Unfuse::hasOneOutput, GeluSpelling::write);
    FusionReport report = new FusionReport(attentions, norms, gelus);
    if (report.total() > 0) {
      graph.prune();
      if (graph.nodes().stream().noneMatch(n -> n.getDomain().equals(OnnxGraph.MICROSOFT))) {
        graph.removeDomain(OnnxGraph.MICROSOFT);
      }
    }
    return report;
  }

  private static int each(
      OnnxGraph graph,
      String opType,
      BiPredicate<OnnxGraph, NodeProto> known,
      BiConsumer<OnnxGraph, NodeProto> spelling) {
    List<NodeProto> nodes =
        graph.nodes(opType).stream()
            .filter(n -> n.getDomain().equals(OnnxGraph.MICROSOFT))
            .filter(n -> known.test(graph, n))
            .toList();
    if (!nodes.isEmpty()) {
      graph.remove(nodes);
      nodes.forEach(node -> spelling.accept(graph, node));
    }
    return nodes.size();
  }

  private static boolean hasOneOutput(OnnxGraph graph, NodeProto node) {
    return node.getOutputCount() == 1;
  }
}
