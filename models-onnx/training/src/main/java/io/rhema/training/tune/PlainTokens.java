package io.rhema.training.tune;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Cuts a text into words and marks, as tagged data has them. */
final class PlainTokens {
  /** Letters and digits, with what joins them; or any other character that is no blank. */
  private static final Pattern TOKEN =
      Pattern.compile("[\\p{L}\\p{N}]+(?:['’.&-][\\p{L}\\p{N}]+)*|[^\\s\\p{Z}]");

  private PlainTokens() {}

  static List<String> of(String text) {
    return TOKEN.matcher(text).results().map(MatchResult::group).toList();
  }
}
