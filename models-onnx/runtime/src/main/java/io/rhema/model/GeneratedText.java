package io.rhema.model;

import java.util.List;

/**
 * How a text goes on.
 *
 * @param prompt what it began with; may be empty
 * @param words that were drawn
 * @param ended whether the model ended the text, rather than the limit
 */
public record GeneratedText(String prompt, List<String> words, boolean ended) {

  /** The whole text: the prompt as it was given and the words behind it, with blanks between. */
  public String text() {
    String more = String.join(" ", words);
    return prompt.isBlank() ? more : more.isEmpty() ? prompt : prompt.stripTrailing() + " " + more;
  }
}
