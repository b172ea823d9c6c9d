package io.rhema.training.vectors.file;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of word2vec's files.
 *
 * @param words how many there are said to be
 * @param dimension numbers of each
 */
record Header(long words, int dimension) {
  /** More dimensions than anybody trains; a row of so many floats is 256 KB. */
  static final int MOST_DIMENSIONS = 1 << 16;

  private static final Pattern FORM =
      Pattern.compile("[ \\t]*(\\d{1,18})[ \\t]+(\\d{1,18})[ \\t\\r]*");

  /**
   * Reads a line.
   *
   * @return empty when it is no header: a header is two whole numbers
   * @throws Refusal when the numbers are out of range
   */
  static Optional<Header> of(String line) {
    Matcher numbers = FORM.matcher(line);
    if (!numbers.matches()) {
      return Optional.empty();
    }
    long words = Long.parseLong(numbers.group(1));
    long dimension = Long.parseLong(numbers.group(2));
    if (words < 1) {
      throw new Refusal("line 1 says that there are %d words; there must be one", words);
    }
    return Optional.of(new Header(words, checked(dimension)));
  }

  static int checked(long dimension) {
    if (dimension < 1 || dimension > MOST_DIMENSIONS) {
      throw new Refusal(
          "line 1 has %d numbers for a word; it must be 1 to %d", dimension, MOST_DIMENSIONS);
    }
    return (int) dimension;
  }
}
