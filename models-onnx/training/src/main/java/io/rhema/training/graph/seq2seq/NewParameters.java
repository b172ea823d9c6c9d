package io.rhema.training.graph.seq2seq;

import io.rhema.training.graph.OnnxGraph;
import io.rhema.training.graph.Tensors;
import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * Weights as training starts with them: matrices by Glorot and Bengio (2010), uniform; tables
 * normal with deviation {@code 1/√columns}, so that vectors scaled by {@code √columns} are of the
 * size of the positions added to them, and as rows of the output projection give logits of size 1.
 */
final class NewParameters implements Parameters {
  private final OnnxGraph graph;
  private final Random random;

  NewParameters(OnnxGraph graph, long seed) {
    this.graph = graph;
    random = new Random(seed);
  }

  @Override
  public String matrix(String name, int rows, int columns, double gain) {
    double bound = gain * Math.sqrt(6.0 / (rows + columns));
    return recurrent(name, bound, rows, columns);
  }

  @Override
  public String table(String name, int rows, int columns) {
    double deviation = 1 / Math.sqrt(columns);
    return draw(name, () -> random.nextGaussian() * deviation, rows, columns);
  }

  @Override
  public String recurrent(String name, double bound, int... dims) {
    return draw(name, () -> (2 * random.nextDouble() - 1) * bound, dims);
  }

  @Override
  public String vector(String name, int size, float start) {
    return draw(name, () -> start, size);
  }

  private String draw(String name, DoubleSupplier values, int... dims) {
    if (graph.initializer(name).isEmpty()) {
      float[] data = new float[Arrays.stream(dims).reduce(1, Math::multiplyExact)];
      for (int i = 0; i < data.length; i++) {
        data[i] = (float) values.getAsDouble();
      }
      graph.put(Tensors.ofFloats(name, data, Arrays.stream(dims).asLongStream().toArray()));
    }
    return name;
  }
}
