package io.rhema.job.option;

import java.util.List;

/**
 * The job cannot start as it is configured; whoever wrote the options must act. The message has one
 * sentence for each wrong option, with key, value and rule.
 */
public final class InvalidOptionsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidOptionsException(String problem) {
    super(problem);
  }

  public InvalidOptionsException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
  }
}
