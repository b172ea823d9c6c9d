package io.rhema.model.text.analysis;

/** Whether the offsets of byte-level pieces include the blanks that the pieces include. */
public enum OffsetTrim {
  /** They do. */
  NONE,

  /** They do not: {@code trim_offsets}. */
  BLANKS,

  /**
   * They do not, but a single blank at the beginning of the text is taken for the one that {@code
   * add_prefix_space} put there, as the reference does, and its piece is left as it is.
   */
  BLANKS_BUT_THE_FIRST
}
