package io.rhema.model.registry;

/**
 * A registry cannot do what it was asked for. The message says what was found and what to do; the
 * registry is as it was before.
 */
public final class RegistryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RegistryException(String message) {
    super(message);
  }

  public RegistryException(String message, Throwable cause) {
    super(message, cause);
  }
}
