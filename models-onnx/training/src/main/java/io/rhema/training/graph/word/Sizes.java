package io.rhema.training.graph.word;

/** Refuses sizes that make no network. */
final class Sizes {

  private Sizes() {}

  static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s=%d: must be positive".formatted(name, value));
    }
  }

  static void requireNotNegative(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException("%s=%d: must be 0 or more".formatted(name, value));
    }
  }
}
