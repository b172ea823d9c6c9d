package io.rhema.model.translate;

import java.util.List;
import java.util.Objects;

/**
 * A text in another language.
 *
 * @param text the translation, with all that the original has between its sentences
 * @param sentences its sentences in order; none for a blank text
 */
public record TranslatedText(String text, List<TranslatedSentence> sentences) {
  public TranslatedText {
    Objects.requireNonNull(text, "text");
    sentences = List.copyOf(sentences);
  }
}
