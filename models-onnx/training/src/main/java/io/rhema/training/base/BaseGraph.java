package io.rhema.training.base;

import io.rhema.training.graph.OnnxGraph;
import java.util.Set;

/**
 * A base in the form that a recipe wants.
 *
 * @param graph in float, with the recipe's heads
 * @param added names of the weights that the base did not have
 */
record BaseGraph(OnnxGraph graph, Set<String> added) {}
