package io.rhema.model.translate;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a full stop is part of the word before it, where a capital, a figure or a quote follows:
 * {@code Mr. Smith}, {@code J. R. R. Tolkien}, {@code No. 5}, {@code the U.S. Army}. Where that
 * leaves a choice, {@code at 5 p.m. The}, the next word decides: such as begin sentences do.
 */
final class FullStop {
  /** Longer words are no abbreviations. */
  private static final int LONGEST = 24;

  private static final int LONGEST_LIST_NUMBER = 3;

  private static final Pattern ROMAN = Pattern.compile("[ivx]{1,5}|[IVX]{1,5}");

  private FullStop() {}

  /**
   * @param sentence where the sentence begins
   * @param stop the full stop
   * @param next what follows behind it and behind blanks
   * @param to the end of the paragraph
   */
  static boolean isPartOfWord(String text, int sentence, int stop, int next, int to) {
    int from = wordBegin(text, Math.max(sentence, stop - LONGEST), stop);
    String word = text.substring(from, stop);
    boolean first = from == sentence;
    boolean figure = Character.isDigit(text.codePointAt(next));
    String following = wordAt(text, next, to);
    boolean starts = startsSentence(text, next, following, to);
    String lower = word.toLowerCase(Locale.ROOT);
    if (word.isEmpty()) {
      return false;
    }
    if (word.chars().allMatch(Character::isDigit)) {
      return (first && word.length() <= LONGEST_LIST_NUMBER)
          || (word.length() <= 2 && Abbreviations.isMonthOrDay(following));
    }
    if (word.codePointCount(0, word.length()) == 1) {
      return word.equals("I") ? first && !starts : !starts;
    }
    if (Abbreviations.alwaysBeforeWord(lower) || (first && ROMAN.matcher(word).matches())) {
      return true;
    }
    if (Abbreviations.isHalfDay(lower)) {
      return Abbreviations.isMonthOrDay(following);
    }
    if (Abbreviations.isBeforeNumber(lower)) {
      return figure;
    }
    return Abbreviations.isOther(lower) && !starts;
  }

  private static int wordBegin(String text, int from, int stop) {
    return Scan.skipBack(
        text, from, stop, c -> Character.isLetterOrDigit(c) || c == '.' || c == '&' || c == '-');
  }

  /** The first word from an index on, in lower case and without a quote before it. */
  private static String wordAt(String text, int index, int to) {
    int from = Scan.skip(text, index, to, Characters::isOpener);
    int end = Scan.skip(text, from, Math.min(to, from + LONGEST), Character::isLetter);
    return text.substring(from, end).toLowerCase(Locale.ROOT);
  }

  /** A single letter before a full stop is an initial, whatever word it looks like. */
  private static boolean startsSentence(String text, int next, String word, int to) {
    int end = Scan.skip(text, next, to, Characters::isOpener) + word.length();
    boolean initial = word.length() == 1 && end < to && text.charAt(end) == '.';
    return !initial && Abbreviations.startsSentences(word);
  }
}
