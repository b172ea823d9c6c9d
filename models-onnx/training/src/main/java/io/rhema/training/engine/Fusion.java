package io.rhema.training.engine;

/** A rewrite of the plan that computes the same with fewer, larger steps. */
@FunctionalInterface
interface Fusion {

  /**
   * Looks for the pattern that ends in {@code node} and replaces it.
   *
   * @return whether the plan changed
   */
  boolean apply(PlanGraph graph, PlanNode node);

  /** Applies fusions over the whole plan until none finds its pattern. */
  static void applyAll(PlanGraph graph, Fusion... fusions) {
    for (Fusion fusion : fusions) {
      boolean changed = true;
      while (changed) {
        changed = graph.nodes().stream().anyMatch(node -> fusion.apply(graph, node));
      }
    }
  }
}
