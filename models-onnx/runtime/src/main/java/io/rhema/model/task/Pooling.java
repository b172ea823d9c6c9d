package io.rhema.model.task;

/** How the vectors of the tokens of a text become the vector of the text. */
public enum Pooling {
  /** The mean over all tokens, special ones included, padding excluded. */
  MEAN,

  /** The largest value of each dimension over the same tokens. */
  MAX,

  /** The vector of the first token, {@code [CLS]} for BERT. */
  CLS
}
