package io.rhema.training.vectors;

/**
 * A word that was found.
 *
 * @param word the word
 * @param score how well it fits; the higher the better
 */
public record Neighbour(String word, double score) {}
