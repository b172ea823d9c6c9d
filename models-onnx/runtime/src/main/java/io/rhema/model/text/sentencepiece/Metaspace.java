package io.rhema.model.text.sentencepiece;

/** The character that stands for a blank in pieces. */
public final class Metaspace {
  /** U+2581, lower one eighth block. */
  public static final char SYMBOL = '\u2581';

  private Metaspace() {}
}
