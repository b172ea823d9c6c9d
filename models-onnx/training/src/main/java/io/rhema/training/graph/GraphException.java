package io.rhema.training.graph;

/**
 * A graph that cannot be read, or does not have what a rewrite needs. The user must act: the
 * message names the file or tensor, what was found, and what was expected.
 */
public final class GraphException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public GraphException(String message) {
    super(message);
  }

  public GraphException(String message, Throwable cause) {
    super(message, cause);
  }
}
