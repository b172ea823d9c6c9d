package io.rhema.training.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every kind of node that can be executed, by its ONNX operator name. */
final class Operators {
  private static final Map<String, Op> ALL = merge();
  private static final Map<String, MultiOp> MULTI =
      Map.of(
          "LSTM", RecurrentOps.of(RecurrentKind.LSTM),
          "GRU", RecurrentOps.of(RecurrentKind.GRU),
          "RNN", RecurrentOps.of(RecurrentKind.RNN),
          "Split", IndexOps::split);

  private Operators() {}

  /** How a node computes its outputs, in their order. */
  static MultiOp of(PlanNode node) {
    MultiOp multi = MULTI.get(node.op());
    if (multi != null) {
      return multi;
    }
    Op op = ALL.get(node.op());
    if (op == null) {
      throw new UnsupportedNodeException(
          node.op(), node.name(), "operator '%s' is not among %s".formatted(node.op(), names()));
    }
    if (node.outputs().size() > 1) {
      throw new UnsupportedNodeException(
          node.op(),
          node.name(),
          "it has %d outputs, 1 is supported".formatted(node.outputs().size()));
    }
    return call -> List.of(op.apply(call));
  }

  private static List<String> names() {
    return Stream.concat(ALL.keySet().stream(), MULTI.keySet().stream()).sorted().toList();
  }

  private static Map<String, Op> merge() {
    Map<String, Op> all = new HashMap<>();
    for (Map<String, Op> family :
        List.of(
            ShapeOps.ALL,
            IndexOps.ALL,
            MathOps.ALL,
            MatrixOps.ALL,
            ReduceOps.ALL,
            NormOps.ALL,
            FusedOps.ALL)) {
      all.putAll(family);
    }
    return Map.copyOf(all);
  }
}
