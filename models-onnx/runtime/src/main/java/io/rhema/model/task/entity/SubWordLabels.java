package io.rhema.model.task.entity;

import io.rhema.model.session.InferenceException;
import io.rhema.model.task.TokenClassification;
import java.util.Comparator;
import java.util.List;

/** What a tagger calls single sub-words: for evaluation against tokens that people labelled. */
public final class SubWordLabels {
  private final LabelScheme scheme;

  public SubWordLabels(TokenClassification task) {
    this.scheme = new LabelScheme(task.labels());
  }

  /**
   * The most probable label of a sub-word. Of several windows that show it, the one in which it
   * stands farthest from a border decides, because there the model saw most of what is around.
   *
   * @param windows of the text; at least one shows the sub-word
   * @throws InferenceException when one of its logits is not a finite number
   */
  public String of(List<WindowLogits> windows, int subWord) {
    WindowLogits window =
        windows.stream()
            .filter(w -> w.from() <= subWord && subWord < w.to())
            .max(Comparator.comparingInt(w -> Math.min(subWord - w.from(), w.to() - 1 - subWord)))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "No window shows sub-word %d; together they must cover the text"
                            .formatted(subWord)));
    WordVote vote = new WordVote(Aggregation.FIRST, scheme);
    vote.check(window, subWord);
    vote.judge(window, subWord, subWord + 1);
    return scheme.label(vote.label());
  }
}
