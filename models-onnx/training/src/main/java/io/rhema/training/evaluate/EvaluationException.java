package io.rhema.training.evaluate;

/**
 * What a model is to be measured on cannot be read, or is not for this model. Whoever named it must
 * act; the message is a sentence that names the file, the value and the remedy.
 */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EvaluationException(String message) {
    super(message);
  }

  public EvaluationException(String message, Throwable cause) {
    super(message, cause);
  }
}
