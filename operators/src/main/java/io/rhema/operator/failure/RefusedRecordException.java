package io.rhema.operator.failure;

/** A record that breaks a rule of the input; its producer must act. The message names the rule. */
public final class RefusedRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedRecordException(String message) {
    super(message);
  }

  public RefusedRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
