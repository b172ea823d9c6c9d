package io.rhema.training.judge;

import io.rhema.training.gate.Comparison;
import io.rhema.training.gate.GateOptions;

/**
 * The candidate beside the serving model on one set.
 *
 * @param set what it is for: {@code dev}, {@code regression}
 * @param examples how many there are
 * @param unit of the scores
 * @param serving score in [0, 1]
 * @param candidate score in [0, 1]
 * @param finding the figures of the comparison and what follows, as a sentence
 */
public record Compared(
    String set, int examples, String unit, double serving, double candidate, String finding) {

  static Compared of(Comparison comparison, GateOptions options) {
    return new Compared(
        comparison.role().word(),
        comparison.count(),
        comparison.unit(),
        comparison.servingScore(),
        comparison.candidateScore(),
        comparison.sentence(options));
  }
}
