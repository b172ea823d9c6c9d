package io.rhema.model.session;

/** A graph that the native runtime cannot open, or that does not take a batch of token ids. */
public final class SessionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SessionException(String message) {
    super(message);
  }

  public SessionException(String message, Throwable cause) {
    super(message, cause);
  }
}
