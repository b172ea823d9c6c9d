package io.rhema.training.graph.seq2seq;

/**
 * Where the layers of a graph get their weights: drawn anew for a graph that is to be trained,
 * looked up by name for one that is to serve. Each call puts one initializer into the graph and
 * answers its name, which is the name asked for; asked again, it is the same weight.
 */
interface Parameters {

  /**
   * A weight {@code [rows, columns]} of a linear layer.
   *
   * @param gain factor to the range of values it is drawn from
   */
  String matrix(String name, int rows, int columns, double gain);

  /** A table {@code [rows, columns]} of vectors that ids look up. */
  String table(String name, int rows, int columns);

  /** A weight of a recurrent layer, drawn evenly from both sides of zero up to a bound. */
  String recurrent(String name, double bound, int... dims);

  /** A vector that starts with one value throughout. */
  String vector(String name, int size, float start);
}
