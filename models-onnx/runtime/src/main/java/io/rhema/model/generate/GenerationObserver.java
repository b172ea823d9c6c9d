package io.rhema.model.generate;

/** Is told how a text was written. */
@FunctionalInterface
public interface GenerationObserver {

  /** How many of the most probable tokens it wants to see at each step: 1 or more. */
  default int choices() {
    return 5;
  }

  /** Takes one step; they come in order. */
  void step(GenerationStep step);
}
