package io.rhema.training.data;

/** What a model is shown in one row, and what it is to answer. */
public interface Example {

  /** Tokens of the row. */
  int length();
}
