package io.rhema.training.launch;

/**
 * Something that a supervised training says while it runs, on a line of its output. Lines that are
 * no events, those of a library or of a crash, are {@link Said}.
 */
public sealed interface TrainingEvent {

  /** A pass begins, or goes on after an interruption when {@code step} is not 0. */
  record Begun(String pass, int step, int steps) implements TrainingEvent {}

  /**
   * Steps were made.
   *
   * @param step how many of the pass are done
   * @param loss smoothed over the last steps
   * @param tokensPerSecond real tokens, since the pass began or went on
   */
  record Stepped(String pass, int step, int steps, double loss, double tokensPerSecond)
      implements TrainingEvent {}

  /**
   * The dev sets were measured.
   *
   * @param loss mean since the measurement before
   * @param score what weights are chosen by
   * @param best whether it is the highest of the pass so far
   */
  record Evaluated(String pass, int step, double loss, double score, boolean best)
      implements TrainingEvent {}

  /** Anything else. */
  record Said(String line) implements TrainingEvent {}

  /** As a line without its end. */
  default String line() {
    return EventLine.write(this);
  }

  /** Reads a line; one that is no event, or a broken one, was just said. */
  static TrainingEvent of(String line) {
    return EventLine.read(line);
  }
}
