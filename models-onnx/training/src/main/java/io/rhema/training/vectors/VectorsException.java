package io.rhema.training.vectors;

/**
 * A file with word vectors cannot be used, or a word has none. The user must act: the message says
 * where, what was found and what the rule is.
 */
public final class VectorsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public VectorsException(String message) {
    super(message);
  }

  public VectorsException(String message, Throwable cause) {
    super(message, cause);
  }
}
