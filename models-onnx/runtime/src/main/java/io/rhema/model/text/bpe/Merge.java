package io.rhema.model.text.bpe;

/**
 * Two pieces that may become one; a merge's rank is its place in the list.
 *
 * @param left the first piece, as the vocabulary has it
 * @param right the second piece, as the vocabulary has it
 */
public record Merge(String left, String right) {}
