package io.rhema.operator.interpret;

/** How the answers of a task come about. */
public enum Manner {
  /**
   * Read off what a graph says of the sub-words that the analysis made. Several tasks can share a
   * graph.
   */
  READ,

  /** Written token by token, by an encoder and a decoder that make their own sub-words. */
  WRITTEN,

  /** Counted against a table, without a graph, in words that the table's own chain makes. */
  COUNTED
}
