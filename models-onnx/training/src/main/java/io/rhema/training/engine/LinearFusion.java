package io.rhema.training.engine;

import java.util.List;
import java.util.Optional;

/** {@code x · W + b} with trained W and b. */
final class LinearFusion implements Fusion {

  @Override
  public boolean apply(PlanGraph graph, PlanNode product) {
    if (!product.is("MatMul") || !graph.isParameter(product.inputs().get(1))) {
      return false;
    }
    Optional<PlanNode> sum =
        graph
            .onlyConsumer(product, "Add")
            .filter(add -> graph.isParameter(add.otherInput(product.output())));
    sum.ifPresent(
        add ->
            graph.replace(
                add,
                new PlanNode(
                    FusedOps.LINEAR,
                    add.name(),
                    List.of(
                        product.inputs().get(0),
                        product.inputs().get(1),
                        add.otherInput(product.output())),
                    add.output(),
                    NodeAttributes.NONE)));
    return sum.isPresent();
  }
}
