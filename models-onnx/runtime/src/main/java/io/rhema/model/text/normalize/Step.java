package io.rhema.model.text.normalize;

/**
 * One pass of normalisation. Immutable, hence safe for several threads; what {@code toString} gives
 * tells two passes apart that make different text of the same.
 */
public interface Step {

  /** Appends what the pass makes of a whole text, each code point with the place it stands for. */
  void apply(CodePoints in, CodePoints out);

  /**
   * Whether each code point is treated by itself, except where {@link #leansOnNeighbours} says
   * otherwise, so that what becomes of it can be remembered.
   */
  boolean isByCodePoint();

  /** Whether a code point that the step gives may come out differently beside another. */
  default boolean leansOnNeighbours(int c) {
    return false;
  }
}
