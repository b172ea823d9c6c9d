package io.rhema.training.graph.layer;

/**
 * Where the layers of a graph get their weights: drawn anew for a graph that is to be trained,
 * looked up by name for one that is to serve. Each call puts one initializer into the graph and
 * answers its name, which is the name asked for; asked again, it is the same weight.
 */
public interface Parameters {

  /**
   * A weight.
   *
   * @param start what it is before training
   */
  String weight(String name, InitialWeights start, int... dims);

  /**
   * A weight {@code [rows, columns]} of a linear layer, by Glorot and Bengio (2010), uniform.
   *
   * @param gain factor to the range of values it is drawn from
   */
  default String matrix(String name, int rows, int columns, double gain) {
    return weight(
        name, InitialWeights.uniform(gain * Math.sqrt(6.0 / (rows + columns))), rows, columns);
  }

  /**
   * A table {@code [rows, columns]} of vectors that ids look up: normal with deviation {@code
   * 1/√columns}, so that vectors scaled by {@code √columns} are of the size of the positions added
   * to them, and as rows of the output projection give logits of size 1.
   */
  default String table(String name, int rows, int columns) {
    return weight(name, InitialWeights.normal(1 / Math.sqrt(columns)), rows, columns);
  }

  /** A vector that starts with one value throughout. */
  default String vector(String name, int size, float start) {
    return weight(name, InitialWeights.constant(start), size);
  }
}
