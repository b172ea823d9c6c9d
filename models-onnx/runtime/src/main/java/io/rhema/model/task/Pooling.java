package io.rhema.model.task;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How the vectors of the tokens of a text become the vector of the text. */
public enum Pooling {
  /** The mean over all tokens, special ones included, padding excluded. */
  @JsonProperty("mean")
  MEAN,

  /** The largest value of each dimension over the same tokens. */
  @JsonProperty("max")
  MAX,

  /** The vector of the first token, {@code [CLS]} for BERT. */
  @JsonProperty("cls")
  CLS
}
