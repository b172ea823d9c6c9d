package io.rhema.training.metric;

import java.util.List;
import java.util.regex.Pattern;

/** White space as Unicode and Python's {@code str.split} have it. */
final class Whitespace {
  // Python also splits at the information separators, which Unicode does not call white space.
  private static final Pattern SPACE =
      Pattern.compile("[\\s\\x1c-\\x1f]+", Pattern.UNICODE_CHARACTER_CLASS);

  private Whitespace() {}

  static List<String> split(String text) {
    return SPACE.splitAsStream(text).filter(word -> !word.isEmpty()).toList();
  }

  static String remove(String text) {
    return SPACE.matcher(text).replaceAll("");
  }
}
