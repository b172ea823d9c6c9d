package io.rhema.model.text.unigram;

/**
 * A piece of a Unigram vocabulary, whose place in the list of all is its id.
 *
 * @param text what it stands for
 * @param score its log-probability, or a bonus that makes it be preferred
 * @param found whether it is found where a word has its text. False for what only a model or its
 *     caller puts in: control tokens, bytes, the unknown piece
 */
public record UnigramPiece(String text, double score, boolean found) {}
