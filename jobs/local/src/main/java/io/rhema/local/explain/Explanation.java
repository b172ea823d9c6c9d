package io.rhema.local.explain;

import java.util.List;

/**
 * How one sentence was translated.
 *
 * @param source the sentence
 * @param target its translation
 * @param pieces of the source, as the encoder saw them
 * @param steps of the decoder, the last one that of the end if it was written
 */
public record Explanation(String source, String target, List<String> pieces, List<Step> steps) {
  public Explanation {
    pieces = List.copyOf(pieces);
    steps = List.copyOf(steps);
  }

  /** Whether it is known what every step looked at. */
  public boolean hasAttention() {
    return !steps.isEmpty() && steps.stream().noneMatch(step -> step.attention().isEmpty());
  }

  /**
   * What every step looked at.
   *
   * @throws IllegalArgumentException if a step looks at more or fewer pieces than there are
   */
  AttentionMatrix attention() {
    return new AttentionMatrix(
        pieces,
        steps.stream()
            .map(step -> new AttentionMatrix.Row(step.chosen(), step.attention()))
            .toList());
  }
}
