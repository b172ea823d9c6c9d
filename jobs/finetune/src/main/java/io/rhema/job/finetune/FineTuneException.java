package io.rhema.job.finetune;

import org.apache.flink.runtime.throwable.ThrowableAnnotation;
import org.apache.flink.runtime.throwable.ThrowableType;

/**
 * The job cannot do what it was asked for, and trying again would end the same: whoever submitted
 * it must act. Flink does not restart a job that fails with this.
 */
@ThrowableAnnotation(ThrowableType.NonRecoverableError)
public final class FineTuneException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public FineTuneException(String message) {
    super(message);
  }

  public FineTuneException(String message, Throwable cause) {
    super(message, cause);
  }
}
