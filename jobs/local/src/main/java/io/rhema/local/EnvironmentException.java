package io.rhema.local;

/**
 * Something around the program is not as it must be: a port in use, a directory that cannot be
 * written, a broker that does not answer. Whoever started the program must act; trying again
 * without a change fails again. The message is one sentence that names the value and the remedy.
 */
public final class EnvironmentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EnvironmentException(String message) {
    super(message);
  }

  public EnvironmentException(String message, Throwable cause) {
    super(message, cause);
  }
}
