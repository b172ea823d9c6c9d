package io.rhema.model.text.analyzer;

import java.util.Locale;

/** In what form a model sees the words of a text. */
public enum Form {
  /** One id a word, in their order. */
  SEQUENCE,

  /** Each known word once, with a weight; order does not count. */
  BAG;

  /** As files have it: {@code sequence}, {@code bag}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
