package io.rhema.model.task.entity;

/**
 * How the labels of sub-words become entities: the strategies of Hugging Face's {@code
 * token-classification} pipeline.
 *
 * <p>{@link #FIRST}, {@link #AVERAGE} and {@link #MAX} give every word one label before words are
 * grouped, so that no entity begins or ends within a word.
 */
public enum Aggregation {
  /** Nothing is grouped: each sub-word is reported by itself with its full label, {@code B-PER}. */
  NONE,

  /** Neighbouring sub-words of one type are grouped; an entity may begin or end within a word. */
  SIMPLE,

  /** A word has the label of its first sub-word: right for models that were trained so. */
  FIRST,

  /** A word has the label whose probability, averaged over the word's sub-words, is highest. */
  AVERAGE,

  /** A word has the label of the sub-word that is surest of its own. */
  MAX;

  /** Whether a word has one label, whatever its sub-words say. */
  boolean byWord() {
    return this != NONE && this != SIMPLE;
  }
}
