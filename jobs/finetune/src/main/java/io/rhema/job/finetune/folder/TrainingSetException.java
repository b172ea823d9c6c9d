package io.rhema.job.finetune.folder;

/** Examples of which nothing can be learnt; whoever gathered them must act. */
public final class TrainingSetException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TrainingSetException(String message) {
    super(message);
  }
}
