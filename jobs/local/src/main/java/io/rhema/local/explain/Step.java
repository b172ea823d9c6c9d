package io.rhema.local.explain;

import java.util.List;

/**
 * One step of the decoder.
 *
 * @param chosen the piece that was written
 * @param candidates the most probable pieces, the first one the most
 * @param attention share of each piece of the source in what was looked at, in [0, 1]; empty when
 *     the graph does not tell
 */
public record Step(String chosen, List<Candidate> candidates, List<Double> attention) {
  public Step {
    candidates = List.copyOf(candidates);
    attention = List.copyOf(attention);
  }
}
