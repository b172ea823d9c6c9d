package io.rhema.training.engine;

/** {@code table[id] * number + position}, the input of a Transformer: dropout goes behind it. */
final class EmbeddingFusion implements Fusion {

  @Override
  public boolean apply(PlanGraph graph, PlanNode add) {
    if (!add.is("Add")) {
      return false;
    }
    for (String scaled : add.inputs()) {
      boolean embedding =
          graph
              .producer(scaled, "Mul")
              .filter(mul -> mul.inputs().stream().anyMatch(x -> graph.scalar(x).isPresent()))
              .filter(mul -> mul.inputs().stream().anyMatch(x -> isRow(graph, x)))
              .isPresent();
      if (embedding) {
        graph.replace(
            add,
            new PlanNode(
                FusedOps.EMBEDDING, add.name(), add.inputs(), add.output(), NodeAttributes.NONE));
        return true;
      }
    }
    return false;
  }

  private static boolean isRow(PlanGraph graph, String value) {
    return graph
        .producer(value, "Gather")
        .filter(gather -> graph.isParameter(gather.inputs().get(0)))
        .isPresent();
  }
}
