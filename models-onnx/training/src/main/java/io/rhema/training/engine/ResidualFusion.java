package io.rhema.training.engine;

import java.util.List;

/** {@code linear + x}, the sum around a sub-layer: the place where dropout goes. */
final class ResidualFusion implements Fusion {

  @Override
  public boolean apply(PlanGraph graph, PlanNode add) {
    if (!add.is("Add")) {
      return false;
    }
    for (String branch : add.inputs()) {
      String trunk = add.otherInput(branch);
      if (graph.producer(branch, FusedOps.LINEAR).isPresent() && !graph.isParameter(trunk)) {
        graph.replace(
            add,
            new PlanNode(
                FusedOps.RESIDUAL,
                add.name(),
                List.of(branch, trunk),
                add.output(),
                NodeAttributes.NONE));
        return true;
      }
    }
    return false;
  }
}
