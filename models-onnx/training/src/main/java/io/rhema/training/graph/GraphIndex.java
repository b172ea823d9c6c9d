package io.rhema.training.graph;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who makes and who reads each value, for one fixed list of nodes. */
final class GraphIndex {

  private final List<NodeProto> nodes;
  private final Map<String, NodeProto> producers = new HashMap<>();
  private final Map<String, List<NodeProto>> consumers = new HashMap<>();
  private List<NodeProto> ordered;

  GraphIndex(List<NodeProto> nodes) {
    this.nodes = List.copyOf(nodes);
    for (NodeProto node : nodes) {
      node.getOutputList().forEach(value -> producers.put(value, node));
      reads(node)
          .forEach(value -> consumers.computeIfAbsent(value, v -> new ArrayList<>()).add(node));
    }
  }

  NodeProto producer(String value) {
    return producers.get(value);
  }

  List<NodeProto> consumers(String value) {
    return Collections.unmodifiableList(consumers.getOrDefault(value, List.of()));
  }

  Set<String> read() {
    return consumers.keySet();
  }

  /** Names of values and of nodes. */
  Set<String> names() {
    Set<String> names = new HashSet<>(producers.keySet());
    names.addAll(consumers.keySet());
    nodes.forEach(node -> names.add(node.getName()));
    return names;
  }

  List<NodeProto> unreachable(Collection<String> outputs) {
    Set<NodeProto> live = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<String> open = new ArrayDeque<>(outputs);
    while (!open.isEmpty()) {
      NodeProto node = producers.get(open.pop());
      if (node != null && live.add(node)) {
        open.addAll(reads(node));
      }
    }
    return nodes.stream().filter(node -> !live.contains(node)).toList();
  }

  /** Every producer before its readers; a list that already is in such an order stays as it is. */
  List<NodeProto> inExecutionOrder() {
    if (ordered == null) {
      Set<NodeProto> done = Collections.newSetFromMap(new IdentityHashMap<>());
      List<NodeProto> placed = new ArrayList<>(nodes.size());
      nodes.forEach(node -> place(node, done, placed));
      ordered = List.copyOf(placed);
    }
    return ordered;
  }

  private void place(NodeProto node, Set<NodeProto> done, List<NodeProto> placed) {
    if (!done.add(node)) {
      return;
    }
    for (String value : reads(node)) {
      NodeProto producer = producers.get(value);
      if (producer != null) {
        place(producer, done, placed);
      }
    }
    placed.add(node);
  }

  /** What a node reads, values that only its sub-graphs (branches, loop bodies) read included. */
  private static Set<String> reads(NodeProto node) {
    Set<String> values = new LinkedHashSet<>(node.getInputList());
    for (AttributeProto attribute : node.getAttributeList()) {
      if (attribute.hasG()) {
        addReads(attribute.getG(), values);
      }
      attribute.getGraphsList().forEach(graph -> addReads(graph, values));
    }
    values.remove("");
    return values;
  }

  private static void addReads(GraphProto graph, Set<String> values) {
    graph.getNodeList().forEach(inner -> values.addAll(reads(inner)));
    graph.getOutputList().forEach(output -> values.add(output.getName()));
  }
}
