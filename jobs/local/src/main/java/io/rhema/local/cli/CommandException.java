package io.rhema.local.cli;

/**
 * A command did not do what it was asked for. The message is one sentence for whoever typed it:
 * what happened, the value, the rule or remedy.
 */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommandException(String message) {
    super(message);
  }

  public CommandException(String message, Throwable cause) {
    super(message, cause);
  }
}
