package io.rhema.training.engine;

import java.util.List;
import java.util.Optional;

/** {@code x * (erf(x / √2) + 1) * 0.5}. */
final class GeluFusion implements Fusion {

  @Override
  public boolean apply(PlanGraph graph, PlanNode erf) {
    if (!erf.is("Erf")) {
      return false;
    }
    Optional<PlanNode> div = graph.producer(erf.inputs().get(0), "Div");
    Optional<PlanNode> product =
        graph.onlyConsumer(erf, "Add").flatMap(add -> graph.onlyConsumer(add, "Mul"));
    Optional<PlanNode> half = product.flatMap(mul -> graph.onlyConsumer(mul, "Mul"));
    if (div.isEmpty() || half.isEmpty()) {
      return false;
    }
    String x = div.get().inputs().get(0);
    if (!product.get().inputs().contains(x)) {
      return false;
    }
    PlanNode last = half.get();
    graph.replace(
        last,
        new PlanNode(FusedOps.GELU, last.name(), List.of(x), last.output(), NodeAttributes.NONE));
    return true;
  }
}
