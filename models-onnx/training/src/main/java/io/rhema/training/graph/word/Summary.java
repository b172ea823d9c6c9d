package io.rhema.training.graph.word;

/** What an encoder that reads word by word answers of a text. */
public enum Summary {
  /** The vector of the first word. */
  FIRST,

  /** What a recurrent layer holds behind the last word; of both directions, side by side. */
  LAST,

  /** The mean of the words' vectors. */
  MEAN,

  /** The largest of the words' vectors, element by element. */
  MAX,

  /** Each word's vector. */
  ALL
}
