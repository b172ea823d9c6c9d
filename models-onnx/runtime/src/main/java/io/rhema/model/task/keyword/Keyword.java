package io.rhema.model.task.keyword;

/**
 * A word or phrase of a text.
 *
 * @param start offset of the first UTF-16 code unit of its first occurrence, inclusive
 * @param end offset behind the last one, exclusive
 * @param score its tf-idf among the words of the text, 0 to 1
 * @param count how often it occurs in the text
 */
public record Keyword(int start, int end, float score, int count) {

  public Keyword {
    if (start < 0 || end <= start || count < 1) {
      throw new IllegalArgumentException(
          "A keyword spans [%d, %d) and occurs %d times; it must hold a character and occur"
              .formatted(start, end, count));
    }
  }

  /** The first occurrence as the text has it. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
