package io.rhema.model.bundle;

/**
 * A model folder that cannot be served as it is. The job must not start with it; the message says
 * which file, what was found and what is required.
 */
public final class BundleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BundleException(String message) {
    super(message);
  }

  public BundleException(String message, Throwable cause) {
    super(message, cause);
  }
}
