package io.rhema.training.run;

/** What a power cut would be. */
final class Interruption extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
