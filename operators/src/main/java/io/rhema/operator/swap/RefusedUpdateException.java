package io.rhema.operator.swap;

/** A command that is wrong in itself; whoever gave it must act. */
final class RefusedUpdateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefusedUpdateException(String message) {
    super(message);
  }
}
