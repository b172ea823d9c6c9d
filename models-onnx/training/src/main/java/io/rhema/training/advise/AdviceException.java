package io.rhema.training.advise;

/** There is nothing to advise on with these texts; the message says what to change. */
public final class AdviceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public AdviceException(String message) {
    super(message);
  }

  public AdviceException(String message, Throwable cause) {
    super(message, cause);
  }
}
