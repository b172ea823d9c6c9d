package io.rhema.model;

/**
 * A text with a word in its hidden place.
 *
 * @param word as the vocabulary has it
 * @param id of the word
 * @param score its probability
 * @param text the whole text
 */
public record FilledText(String word, int id, float score, String text) {}
