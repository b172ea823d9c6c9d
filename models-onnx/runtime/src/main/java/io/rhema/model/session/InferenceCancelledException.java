package io.rhema.model.session;

/** A run was ended because its caller was being cancelled; nobody's fault. */
public final class InferenceCancelledException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InferenceCancelledException(String message) {
    super(message);
  }
}
