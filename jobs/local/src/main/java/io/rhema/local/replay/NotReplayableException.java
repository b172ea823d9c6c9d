package io.rhema.local.replay;

/** A letter that cannot be sent back; the message is a sentence that says why. */
final class NotReplayableException extends Exception {
  private static final long serialVersionUID = 1L;

  NotReplayableException(String message) {
    super(message);
  }
}
