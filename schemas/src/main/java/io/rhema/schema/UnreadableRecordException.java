package io.rhema.schema;

/**
 * Bytes that are not a record of the expected kind; whoever wrote them must act, and no other
 * record is affected.
 */
public class UnreadableRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableRecordException(String message) {
    super(message);
  }

  public UnreadableRecordException(String message, Throwable cause) {
    super(message, cause);
  }
}
