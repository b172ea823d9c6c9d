package io.rhema.job.finetune.check;

import io.rhema.job.finetune.example.Reason;

/** An example that breaks a rule. The message says what is wrong, the value, and the rule. */
final class RefusalException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  RefusalException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
