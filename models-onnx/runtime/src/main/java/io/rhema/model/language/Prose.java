package io.rhema.model.language;

import java.util.regex.Pattern;

/** What of a text is written in a language: addresses, names of users and hash tags are not. */
final class Prose {
  /** The beginning of a long text tells its language as well as the whole. */
  private static final int LONGEST = 2_000;

  private static final Pattern NO_PROSE = Pattern.compile("(?:https?://|www\\.)\\S++|[@#][\\w]++");

  private Prose() {}

  static String of(String text) {
    String beginning = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    return NO_PROSE.matcher(beginning).replaceAll(" ");
  }
}
