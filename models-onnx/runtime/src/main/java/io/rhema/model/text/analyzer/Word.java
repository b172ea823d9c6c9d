package io.rhema.model.text.analyzer;

/**
 * A word that a chain found in a text.
 *
 * @param text as the chain leaves it
 * @param start offset in the original text of the first UTF-16 code unit it was made of, inclusive
 * @param end offset behind the last, exclusive
 */
public record Word(String text, int start, int end) {}
