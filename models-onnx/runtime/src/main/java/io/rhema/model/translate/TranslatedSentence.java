package io.rhema.model.translate;

import java.util.Objects;

/**
 * A sentence of a text and what stands for it in the translation. Offsets count UTF-16 code units;
 * an end is behind the last one.
 *
 * @param start where the sentence begins in the text
 * @param end where it ends
 * @param targetStart where its translation begins in the translated text
 * @param targetEnd where that ends
 * @param score the score by which the search chose the translation, at most 0; the mean, weighted
 *     by tokens, if the sentence was too long for one row; 0 if it was copied
 * @param finish why the translation ends there: the worst of its rows
 */
public record TranslatedSentence(
    int start, int end, int targetStart, int targetEnd, double score, Ending finish) {
  public TranslatedSentence {
    Objects.requireNonNull(finish, "finish");
  }
}
