package io.rhema.training.advise;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What is asked.
 *
 * @param data labelled texts, in a form that {@link io.rhema.training.data.LabelledTexts} reads
 * @param holdOut share of the texts that models are measured on, chosen by their hash
 * @param budget CPU time of all trainings together, each process from its start
 * @param candidates to choose from; one that reads words in order is left out where the heuristic
 *     speaks for a bag
 * @param compared a bundle to measure beside them, if one is wanted
 * @param output a new folder for recipes, models and reports
 */
public record AdviceRequest(
    Path data,
    TableColumns columns,
    double holdOut,
    Duration budget,
    long seed,
    List<Candidate> candidates,
    Optional<Path> compared,
    Path output) {

  /** The largest part that may be held out. */
  public static final double MOST_HELD_OUT = 0.5;

  /**
   * @throws AdviceException when a value is out of its range
   */
  public AdviceRequest {
    if (!(holdOut > 0 && holdOut <= MOST_HELD_OUT)) {
      throw new AdviceException(
          "--holdout is %s; it must be above 0 and at most %s.".formatted(holdOut, MOST_HELD_OUT));
    }
    if (budget.isNegative() || budget.isZero()) {
      throw new AdviceException(
          "The budget is %s seconds; it must be more than none.".formatted(budget.toSeconds()));
    }
    if (seed < 0 || seed > Integer.MAX_VALUE) {
      throw new AdviceException("The seed is %d; it must be from 0 to 2147483647.".formatted(seed));
    }
    candidates = List.copyOf(candidates);
  }
}
