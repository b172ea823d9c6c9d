package io.rhema.operator.swap;

/**
 * A version of a model cannot take over from another: at run time the running one stays, at a
 * restore the job does not start. The message names both and says what to do.
 */
public final class VersionConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public VersionConflictException(String message) {
    super(message);
  }
}
