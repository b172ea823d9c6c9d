package io.rhema.training.vectors.file;

/**
 * One line of a text file: a word, and behind it as many numbers as there are dimensions. A word
 * may hold blanks itself, as a few in GloVe's files do, so the numbers are counted from the end.
 */
final class TextRow {
  private TextRow() {}

  /**
   * How many numbers the first line of a file without a header has.
   *
   * @throws Refusal when it has none, or too many
   */
  static int dimension(String line) {
    int numbers = 0;
    int end = contentEnd(line, line.length());
    int begin = fieldBegin(line, end);
    while (begin > 0 && isNumber(line, begin, end)) {
      numbers++;
      end = contentEnd(line, begin);
      begin = fieldBegin(line, end);
    }
    if (numbers == 0) {
      throw new Refusal(
          "line 1 is neither a header of two whole numbers nor a word and its numbers");
    }
    return Header.checked(numbers);
  }

  /**
   * Where the word of a line ends.
   *
   * @param into takes the numbers
   * @throws Refusal when the line is no word with so many numbers
   */
  static int read(String line, long number, float[] into) {
    int end = contentEnd(line, line.length());
    for (int i = into.length - 1; i >= 0; i--) {
      int begin = fieldBegin(line, end);
      if (begin == 0) {
        throw new Refusal(
            "line %d has %d fields; it must be a word and %d numbers, parted by blanks",
            number, into.length - 1 - i + (end == 0 ? 0 : 1), into.length);
      }
      into[i] = value(line, begin, end, number);
      end = contentEnd(line, begin);
    }
    checkWord(line, end, number, into.length);
    return end;
  }

  private static void checkWord(String line, int end, long number, int dimension) {
    if (end == 0 || isBlank(line.charAt(0))) {
      throw new Refusal("line %d begins with a blank; it must begin with its word", number);
    }
    if (line.indexOf('\0') >= 0) {
      throw new Refusal("line %d holds a NUL character, which no word has", number);
    }
    for (int last = end;
        fieldBegin(line, last) > 0;
        last = contentEnd(line, fieldBegin(line, last))) {
      if (isNumber(line, fieldBegin(line, last), last)) {
        throw new Refusal(
            "line %d has more than %d numbers; every line has as many as the first",
            number, dimension);
      }
    }
  }

  private static float value(String line, int begin, int end, long number) {
    if (!isNumber(line, begin, end)) {
      throw new Refusal(
          "line %d has '%s' where a number must be", number, shortened(line, begin, end));
    }
    float value = Float.parseFloat(line.substring(begin, end));
    if (!Float.isFinite(value)) {
      throw new Refusal(
          "line %d has the number %s, which is larger than a float",
          number, shortened(line, begin, end));
    }
    return value;
  }

  /** A decimal number: Java would also take what C does not, such as {@code 1d}. */
  private static boolean isNumber(String line, int begin, int end) {
    int at = begin;
    at += at < end && isSign(line.charAt(at)) ? 1 : 0;
    int whole = digitsEnd(line, at, end);
    int digits = whole - at;
    at = whole;
    if (at < end && line.charAt(at) == '.') {
      int fraction = digitsEnd(line, at + 1, end);
      digits += fraction - at - 1;
      at = fraction;
    }
    if (digits == 0) {
      return false;
    }
    if (at < end && (line.charAt(at) == 'e' || line.charAt(at) == 'E')) {
      at++;
      at += at < end && isSign(line.charAt(at)) ? 1 : 0;
      int exponent = digitsEnd(line, at, end);
      return exponent > at && exponent == end;
    }
    return at == end;
  }

  private static int digitsEnd(String line, int begin, int end) {
    int at = begin;
    while (at < end && line.charAt(at) >= '0' && line.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static boolean isSign(char c) {
    return c == '-' || c == '+';
  }

  /** Other blanks of Unicode are words in some files. */
  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static int contentEnd(String line, int from) {
    int end = from;
    while (end > 0 && (isBlank(line.charAt(end - 1)) || line.charAt(end - 1) == '\r')) {
      end--;
    }
    return end;
  }

  private static int fieldBegin(String line, int end) {
    int begin = end;
    while (begin > 0 && !isBlank(line.charAt(begin - 1))) {
      begin--;
    }
    return begin;
  }

  private static String shortened(String line, int begin, int end) {
    return line.substring(begin, Math.min(end, begin + 40));
  }
}
