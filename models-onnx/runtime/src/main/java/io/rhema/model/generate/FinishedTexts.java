package io.rhema.model.generate;

import java.util.ArrayList;
import java.util.List;

/** The best texts that a beam search has found, as many as it has beams. */
final class FinishedTexts {
  private final GenerationOptions options;
  private final List<Generated> texts = new ArrayList<>();

  FinishedTexts(GenerationOptions options) {
    this.options = options;
  }

  /** Adds a text unless there are enough better ones; of equals, the older one goes. */
  void add(Generated text) {
    if (texts.size() < options.beams()) {
      texts.add(text);
    } else if (text.score() > texts.get(worst()).score()) {
      texts.remove(worst());
      texts.add(text);
    }
  }

  private int worst() {
    int worst = 0;
    for (int i = 1; i < texts.size(); i++) {
      if (texts.get(i).score() < texts.get(worst).score()) {
        worst = i;
      }
    }
    return worst;
  }

  /**
   * Whether the search need not go on.
   *
   * @param best the largest logarithm of a probability of a way to go on
   * @param length tokens of that way
   */
  boolean suffice(double best, int length) {
    if (texts.size() < options.beams()) {
      return false;
    }
    double penalty = options.lengthPenalty();
    return switch (options.earlyStopping()) {
      case AT_ONCE -> true;
      case WHEN_UNLIKELY -> isEnough(Hypothesis.score(best, length, penalty));
      case WHEN_IMPOSSIBLE ->
          isEnough(Hypothesis.score(best, penalty > 0 ? options.maxTokens() : length, penalty));
    };
  }

  private boolean isEnough(double attainable) {
    return texts.get(worst()).score() >= attainable;
  }

  /** The best; of equals, the one that was found last. */
  Generated best() {
    Generated best = texts.get(0);
    for (Generated text : texts) {
      if (text.score() >= best.score()) {
        best = text;
      }
    }
    return best;
  }
}
