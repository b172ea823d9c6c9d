package io.rhema.model.generate;

/** Why the writing of one text ended. */
public enum Finish {
  /** The model wrote its end token. */
  END,
  /** It wrote as many tokens as it may, or its rules left no token to go on with; cut off. */
  MAX_TOKENS,
  /** The time for its batch was over; cut off. */
  DEADLINE
}
