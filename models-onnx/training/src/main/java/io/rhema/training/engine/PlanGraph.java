package io.rhema.training.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A plan under rewriting: who makes a value, who uses it, and what replaces what. */
final class PlanGraph {
  private final Predicate<String> parameter;
  private final Map<String, Float> scalars;
  private final List<String> outputs;
  private List<PlanNode> nodes;
  private Map<String, PlanNode> producers;
  private Map<String, List<PlanNode>> consumers;

  /**
   * @param parameter tells the names of trained initializers
   * @param scalars constants of one element, by name
   * @param outputs of the graph; they are never fused away
   */
  PlanGraph(
      List<PlanNode> nodes,
      Predicate<String> parameter,
      Map<String, Float> scalars,
      List<String> outputs) {
    this.parameter = parameter;
    this.scalars = scalars;
    this.outputs = outputs;
    index(nodes);
  }

  private void index(List<PlanNode> list) {
    nodes = list;
    producers = new HashMap<>();
    consumers = new HashMap<>();
    for (PlanNode node : list) {
      node.outputs().forEach(output -> producers.put(output, node));
      for (String input : node.inputs()) {
        consumers.computeIfAbsent(input, name -> new ArrayList<>()).add(node);
      }
    }
  }

  List<PlanNode> nodes() {
    return nodes;
  }

  boolean isParameter(String value) {
    return parameter.test(value);
  }

  Optional<Float> scalar(String value) {
    return Optional.ofNullable(scalars.get(value));
  }

  Optional<PlanNode> producer(String value, String op) {
    return Optional.ofNullable(producers.get(value)).filter(node -> node.is(op));
  }

  /** The node that alone uses a value. */
  Optional<PlanNode> onlyConsumer(PlanNode of, String op) {
    List<PlanNode> users = consumers.getOrDefault(of.output(), List.of());
    return users.size() == 1 && users.get(0).is(op) && !outputs.contains(of.output())
        ? Optional.of(users.get(0))
        : Optional.empty();
  }

  /**
   * Puts one node in place of several. {@code last} is the one whose output the new node makes; the
   * others stay if anyone else still uses them.
   */
  void replace(PlanNode last, PlanNode fused) {
    List<PlanNode> next = new ArrayList<>(nodes);
    next.set(next.indexOf(last), fused);
    index(next);
    removeUnused();
  }

  /** The plan, in which outputs that nobody uses have no name. */
  List<PlanNode> wanted() {
    return nodes.stream()
        .map(
            node ->
                new PlanNode(
                    node.op(),
                    node.name(),
                    node.inputs(),
                    node.outputs().stream().map(output -> isUsed(output) ? output : "").toList(),
                    node.attributes()))
        .toList();
  }

  private boolean isUsed(String value) {
    return outputs.contains(value) || !consumers.getOrDefault(value, List.of()).isEmpty();
  }

  private void removeUnused() {
    for (int i = nodes.size() - 1; i >= 0; i--) {
      PlanNode node = nodes.get(i);
      if (node.outputs().stream().noneMatch(this::isUsed)) {
        List<PlanNode> next = new ArrayList<>(nodes);
        next.remove(i);
        index(next);
      }
    }
  }
}
