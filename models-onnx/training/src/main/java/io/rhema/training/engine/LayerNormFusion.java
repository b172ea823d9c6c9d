package io.rhema.training.engine;

import java.util.List;
import java.util.Optional;

/** {@code (x - mean) / sqrt(mean((x - mean)²) + e) * scale + shift}. */
final class LayerNormFusion implements Fusion {

  @Override
  public boolean apply(PlanGraph graph, PlanNode sqrt) {
    if (!sqrt.is("Sqrt")) {
      return false;
    }
    Optional<Denominator> denominator = denominator(graph, sqrt);
    Optional<PlanNode> scaled =
        graph.onlyConsumer(sqrt, "Div").flatMap(div -> graph.onlyConsumer(div, "Mul"));
    Optional<PlanNode> shifted = scaled.flatMap(mul -> graph.onlyConsumer(mul, "Add"));
    if (denominator.isEmpty() || shifted.isEmpty()) {
      return false;
    }
    Optional<String> scale = parameterOf(graph, scaled.get());
    Optional<String> shift = parameterOf(graph, shifted.get());
    if (scale.isEmpty() || shift.isEmpty()) {
      return false;
    }
    PlanNode last = shifted.get();
    graph.replace(
        last,
        new PlanNode(
            FusedOps.LAYER_NORM,
            last.name(),
            List.of(denominator.get().input(), scale.get(), shift.get()),
            last.output(),
            NodeAttributes.ofFloat(NormOps.EPSILON, denominator.get().epsilon())));
    return true;
  }

  private record Denominator(String input, float epsilon) {}

  private static Optional<Denominator> denominator(PlanGraph graph, PlanNode sqrt) {
    return graph
        .producer(sqrt.inputs().get(0), "Add")
        .flatMap(
            add ->
                graph
                    .producer(add.inputs().get(0), "ReduceMean")
                    .flatMap(mean -> graph.producer(mean.inputs().get(0), "Pow"))
                    .flatMap(pow -> graph.producer(pow.inputs().get(0), "Sub"))
                    .flatMap(
                        centred ->
                            graph
                                .scalar(add.inputs().get(1))
                                .map(e -> new Denominator(centred.inputs().get(0), e))));
  }

  private static Optional<String> parameterOf(PlanGraph graph, PlanNode node) {
    return node.inputs().stream().filter(graph::isParameter).findFirst();
  }
}
