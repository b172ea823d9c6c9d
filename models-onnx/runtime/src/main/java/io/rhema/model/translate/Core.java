package io.rhema.model.translate;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a sentence that a model is given. What means the same in every language stays as it
 * is: at both ends emoji, addresses and names of users, before it the number or bullet of a list,
 * behind it hash tags. A sentence that has no letter beside these is not given to a model at all,
 * which would only invent something.
 */
final class Core {
  private static final String ADDRESS = "(?:https?://|www\\.)\\S++|[^\\s@]++@\\S+\\.\\w++|@\\w++";
  private static final Pattern BEFORE =
      Pattern.compile("(?:%s|\\(?\\d{1,3}[.)]|[-–—*•·‣◦▪●]++)(?=\\s)".formatted(ADDRESS));
  private static final Pattern WHOLE_WORD = Pattern.compile("%s|#\\w++".formatted(ADDRESS));

  private Core() {}

  /** The part of the text to be translated; empty when there is nothing in the sentence. */
  static Optional<Sentence> of(String text, Sentence sentence) {
    int from = skipBefore(text, sentence.start(), sentence.end());
    int to = skipBehind(text, from, sentence.end());
    return hasWords(text, from, to) ? Optional.of(new Sentence(from, to)) : Optional.empty();
  }

  private static int skipBefore(String text, int start, int end) {
    int from = start;
    int next = skipOneBefore(text, from, end);
    while (next > from) {
      from = Scan.skipBlanks(text, next, end);
      next = skipOneBefore(text, from, end);
    }
    return from;
  }

  private static int skipOneBefore(String text, int from, int end) {
    Matcher matcher = BEFORE.matcher(text).region(from, end);
    return matcher.lookingAt() ? matcher.end() : Decorations.skip(text, from, end);
  }

  private static int skipBehind(String text, int start, int end) {
    int to = end;
    int next = skipOneBehind(text, start, to);
    while (next < to) {
      to = Scan.skipBack(text, start, next, Characters::isBlank);
      next = skipOneBehind(text, start, to);
    }
    return to;
  }

  /** Before the last word, if that stays as it is, or before the signs that it ends with. */
  private static int skipOneBehind(String text, int start, int end) {
    int word = Scan.skipBack(text, start, end, c -> !Characters.isBlank(c));
    if (WHOLE_WORD.matcher(text).region(word, end).matches()) {
      return word;
    }
    int signs = Scan.skipBack(text, word, end, Characters::isSymbolPart);
    signs = Scan.skip(text, signs, end, c -> !Characters.isSymbol(c));
    return signs == end && Decorations.skip(text, word, end) == end ? word : signs;
  }

  /** Whether there is a letter outside of words that stay as they are. */
  private static boolean hasWords(String text, int from, int to) {
    int index = Scan.skipBlanks(text, from, to);
    while (index < to) {
      int end = Scan.skip(text, index, to, c -> !Characters.isBlank(c));
      boolean letters = Scan.skip(text, index, end, c -> !Character.isLetter(c)) < end;
      if (letters && !WHOLE_WORD.matcher(text).region(index, end).matches()) {
        return true;
      }
      index = Scan.skipBlanks(text, end, to);
    }
    return false;
  }
}
