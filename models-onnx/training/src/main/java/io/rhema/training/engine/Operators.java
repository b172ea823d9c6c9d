package io.rhema.training.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every kind of node that can be executed, by its ONNX operator name. */
final class Operators {
  private static final Map<String, Op> ALL = merge();

  private Operators() {}

  static Op of(PlanNode node) {
    Op op = ALL.get(node.op());
    if (op == null) {
      throw new UnsupportedNodeException(
          node.op(), node.name(), "operator '%s' is not among %s".formatted(node.op(), names()));
    }
    return op;
  }

  private static List<String> names() {
    return ALL.keySet().stream().sorted().toList();
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
