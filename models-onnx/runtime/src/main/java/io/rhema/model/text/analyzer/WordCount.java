package io.rhema.model.text.analyzer;

/**
 * A word of a vocabulary.
 *
 * @param word not empty, and such that it can be written in a line of UTF-8 text in front of a tab
 * @param documentFrequency in how many documents it occurs
 */
public record WordCount(String word, int documentFrequency) {
  public WordCount {
    if (!isWritable(word) || documentFrequency < 0) {
      throw new IllegalArgumentException(
          "the word '%s' occurs in %d documents; a word has characters, but no tab, line break or half a surrogate pair, and no negative frequency"
              .formatted(word, documentFrequency));
    }
  }

  /** Whether a string can be a word of a vocabulary. */
  static boolean isWritable(String word) {
    return !word.isEmpty()
        && word.codePoints()
            .noneMatch(
                c ->
                    c == '\t'
                        || c == '\n'
                        || c == '\r'
                        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
  }
}
