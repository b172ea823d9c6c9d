package io.rhema.training.engine;

/** The graph has a node that can't be executed; another graph, or an operator here, is needed. */
public final class UnsupportedNodeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsupportedNodeException(String op, String node, String reason) {
    super("Node '%s' (%s) can't be trained: %s.".formatted(node, op, reason));
  }
}
