package io.rhema.model.text;

/**
 * Turns a text into the sub-words of one vocabulary, by a Lucene analysis chain.
 *
 * <p>Implementations are safe for use by several threads at once. Any string is a valid input:
 * empty, with NUL, with lone surrogates, without a blank for 100 kB.
 */
public interface TextEncoder {

  /** Encodes a whole text; nothing is cut and no special token is added. */
  EncodedText encode(String text);

  /**
   * Identifies everything that decides which ids a text gets: vocabulary and analysis options. Two
   * encoders with equal fingerprints give equal ids for every text.
   */
  String fingerprint();

  /** What a model of this vocabulary expects around the sub-words of a window. */
  SequenceFormat format();
}
