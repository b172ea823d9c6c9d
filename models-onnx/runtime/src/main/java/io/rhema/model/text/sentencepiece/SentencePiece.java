package io.rhema.model.text.sentencepiece;

/**
 * A piece of a vocabulary, whose place in the list of all is its id.
 *
 * @param text with {@link Metaspace#SYMBOL} for blanks
 * @param score log-probability (Unigram), or minus the rank (BPE)
 */
public record SentencePiece(String text, float score, PieceType type) {}
