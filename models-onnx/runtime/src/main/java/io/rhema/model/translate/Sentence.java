package io.rhema.model.translate;

/**
 * A sentence of a text, without the blanks around it.
 *
 * @param start offset of its first UTF-16 code unit
 * @param end offset behind its last
 */
public record Sentence(int start, int end) {
  public Sentence {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "start=%d, end=%d: a sentence has at least one character".formatted(start, end));
    }
  }

  /** The sentence itself. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
