package io.rhema.training.graph;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Gives a head another name, so that it can stand beside others, or alone. */
public final class HeadRenaming {

  private HeadRenaming() {}

  /**
   * Renames a head's output, and its weights by the rule of {@link HeadWeights}.
   *
   * @throws GraphException when the graph has no output {@code from}, or something is called {@code
   *     to} already
   */
  public static void apply(OnnxGraph graph, String from, String to) {
    if (from.equals(to)) {
      return;
    }
    if (!graph.hasOutput(from)) {
      throw new GraphException("The graph has no output '%s' to rename".formatted(from));
    }
    LinearHead.requireFree(graph, to);
    HeadWeights old = HeadWeights.of(from);
    HeadWeights now = HeadWeights.of(to);
    Map<String, String> names =
        Map.of(from, to, old.weight(), now.weight(), old.bias(), now.bias());
    for (String weight : List.of(old.weight(), old.bias())) {
      graph
          .initializer(weight)
          .ifPresent(tensor -> graph.put(tensor.toBuilder().setName(names.get(weight)).build()));
    }
    for (NodeProto node : graph.nodes()) {
      NodeProto renamed = renamed(node, names);
      if (!renamed.equals(node)) {
        graph.replace(node, renamed);
      }
    }
    graph.setOutputs(graph.outputs().stream().map(output -> renamed(output, names)).toList());
    graph.prune();
  }

  private static NodeProto renamed(NodeProto node, Map<String, String> names) {
    UnaryOperator<String> name = value -> names.getOrDefault(value, value);
    return node.toBuilder()
        .clearInput()
        .addAllInput(node.getInputList().stream().map(name).toList())
        .clearOutput()
        .addAllOutput(node.getOutputList().stream().map(name).toList())
        .build();
  }

  private static ValueInfoProto renamed(ValueInfoProto value, Map<String, String> names) {
    return value.toBuilder().setName(names.getOrDefault(value.getName(), value.getName())).build();
  }
}
