package io.rhema.training.recipe;

/** What a language model is asked about a text. */
public enum Prediction {
  /** Each next word, and the end, by a network that reads from left to right. */
  NEXT_WORD,

  /** Words that are hidden from it, by a network that sees both sides. */
  MASKED
}
