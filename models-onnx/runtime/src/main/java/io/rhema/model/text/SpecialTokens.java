package io.rhema.model.text;

/** What becomes of {@code [SEP]} and the like when a text contains them literally. */
public enum SpecialTokens {
  /**
   * They are text like any other. The default, so that whoever writes a text cannot put a model's
   * control tokens into its input.
   */
  AS_TEXT,

  /** They get their special ids, as the {@code tokenizers} library does unless told otherwise. */
  MATCHED
}
