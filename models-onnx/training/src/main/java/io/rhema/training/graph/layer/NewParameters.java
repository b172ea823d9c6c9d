package io.rhema.training.graph.layer;

import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import java.util.Arrays;
import java.util.Random;

/** Weights as training starts with them, drawn one after the other from one seed. */
public final class NewParameters implements Parameters {
  private final OnnxGraph graph;
  private final Random random;

  /**
   * @param graph that the weights asked for are put into
   */
  public NewParameters(OnnxGraph graph, long seed) {
    this.graph = graph;
    random = new Random(seed);
  }

  @Override
  public String weight(String name, InitialWeights start, int... dims) {
    if (graph.initializer(name).isEmpty()) {
      long[] shape = Arrays.stream(dims).asLongStream().toArray();
      graph.put(Tensors.ofFloats(name, start.draw(random, dims), shape));
    }
    return name;
  }
}
