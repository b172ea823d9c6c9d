package io.rhema.training.graph.fuse;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.rhema.training.graph.OnnxGraph;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/** Finds layer normalisations. */
public final class LayerNorms {

  private static final Set<String> OPERATORS =
      Set.of("LayerNormalization", "SkipLayerNormalization");

  private LayerNorms() {}

  /** Whether a normalisation made the value, fused, as one operator or in standard ones. */
  public static boolean makes(OnnxGraph graph, String value) {
    return graph.producer(value).filter(n -> OPERATORS.contains(n.getOpType())).isPresent()
        || Formulas.LAYER_NORM.match(graph, value).isPresent();
  }

  /**
   * All nodes of the normalisations in standard operators, told apart by identity; what makes their
   * input is not one.
   */
  public static Set<NodeProto> nodes(OnnxGraph graph) {
    Set<NodeProto> nodes = Collections.newSetFromMap(new IdentityHashMap<>());
    for (NodeProto root : graph.nodes("Add")) {
      Optional<Bindings> norm = Formulas.LAYER_NORM.match(graph, root.getOutput(0));
      norm.ifPresent(found -> collect(graph, root, found.get("x"), nodes));
    }
    return nodes;
  }

  private static void collect(OnnxGraph graph, NodeProto node, String from, Set<NodeProto> nodes) {
    if (!nodes.add(node)) {
      return;
    }
    for (String input : node.getInputList()) {
      if (!input.equals(from)) {
        graph.producer(input).ifPresent(producer -> collect(graph, producer, from, nodes));
      }
    }
  }
}
