package io.rhema.model.translate;

import io.rhema.model.generate.Finish;

/**
 * Why the translation of a sentence ends where it does; each constant is worse than the one before.
 */
public enum Ending {
  /** There is nothing to translate in the sentence, so it stands in the translation as it is. */
  COPIED,
  /** The model ended it. */
  END,
  /** The model wrote as many tokens as it may; cut off. */
  MAX_TOKENS,
  /** The time was over; cut off, or not even begun. */
  DEADLINE;

  static Ending of(Finish finish) {
    return switch (finish) {
      case END -> END;
      case MAX_TOKENS -> MAX_TOKENS;
      case DEADLINE -> DEADLINE;
    };
  }

  Ending or(Ending other) {
    return compareTo(other) < 0 ? other : this;
  }
}
