package io.rhema.model.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Cuts texts into sentences, by rules for English that do little harm to other languages: after
 * marks such as {@code .}, {@code ?}, {@code …} and {@code 。} with the quotes, brackets and emoji
 * behind them, and at {@linkplain Paragraphs line breaks}.
 *
 * <p>A full stop ends a sentence when a blank follows and then no small letter, unless it is
 * {@linkplain FullStop part of a word}. So decimals, versions, addresses and abbreviations stay
 * whole. In a paragraph without a single capital small letters say nothing and count as capitals.
 * An ellipsis ends a sentence when no small letter follows; after a closing quote or bracket, so do
 * the other marks. {@code !} and {@code ?} end one without a blank, too, between a small letter and
 * a capital.
 *
 * <p>{@link java.text.BreakIterator} breaks after every abbreviation, before no figure, and not
 * before an emoji's next sentence, so that hardly one of its decisions would have stood. Any string
 * is valid, and takes time in proportion to its length.
 */
public final class SentenceSplitter {
  /** How far back an address is looked for. */
  private static final int LONGEST_WORD = 200;

  private SentenceSplitter() {}

  /**
   * The sentences of a text.
   *
   * @return sentences in order that do not overlap, neither begin nor end with a blank, and
   *     together have every character that is none; for a blank text, none
   */
  public static List<Sentence> split(String text) {
    List<Sentence> sentences = new ArrayList<>();
    for (Sentence paragraph : Paragraphs.of(text)) {
      new Paragraph(text, paragraph.start(), paragraph.end()).split(sentences);
    }
    return sentences;
  }

  /** A part of a text that ends a sentence with its end. */
  private static final class Paragraph {
    private final String text;
    private final int from;
    private final int to;
    private Boolean capitals;

    Paragraph(String text, int from, int to) {
      this.text = text;
      this.from = from;
      this.to = to;
    }

    void split(List<Sentence> sentences) {
      int start = from;
      int index = from;
      while (index < to) {
        int c = text.codePointAt(index);
        if (!Characters.isMark(c)) {
          index += Character.charCount(c);
          continue;
        }
        int marks = marksEnd(index);
        int closers = closersEnd(marks);
        if (ends(start, index, marks, closers)) {
          int end = behindDecorations(closers);
          sentences.add(new Sentence(start, end));
          start = Scan.skipBlanks(text, end, to);
          index = start;
        } else {
          index = closers;
        }
      }
      if (start < to) {
        sentences.add(new Sentence(start, to));
      }
    }

    /** Behind the last mark of a row; the marks of {@code . . .} have blanks between them. */
    private int marksEnd(int first) {
      int end = Scan.skip(text, first, to, Characters::isMark);
      while (text.startsWith(" .", end)
          && end + 2 <= to
          && (end + 2 == to || !Character.isLetterOrDigit(text.codePointAt(end + 2)))) {
        end = Scan.skip(text, end + 1, to, Characters::isMark);
      }
      return end;
    }

    /** Behind the last quote or bracket; French has a blank before its quotes. */
    private int closersEnd(int marks) {
      int end = Scan.skip(text, marks, to, Characters::isCloser);
      int next = Scan.skipBlanks(text, end, to);
      while (next < to && Characters.isClosingOnly(text.codePointAt(next))) {
        end = Scan.skip(text, next, to, Characters::isCloser);
        next = Scan.skipBlanks(text, end, to);
      }
      return end;
    }

    private int behindDecorations(int end) {
      int begin = Scan.skipBlanks(text, end, to);
      int behind = Decorations.skip(text, begin, to);
      return behind > begin ? behind : end;
    }

    private boolean ends(int start, int first, int marks, int closers) {
      int decorated = behindDecorations(closers);
      int next = Scan.skipBlanks(text, decorated, to);
      if (next == to || has(first, marks, Characters::isWide)) {
        return true;
      }
      int follower = text.codePointAt(next);
      if (next == closers) {
        return has(first, marks, Characters::isStrong) && lacksBlank(start, first, follower);
      }
      if (Characters.continues(follower)) {
        return false;
      }
      boolean small =
          Character.isLowerCase(
              text.codePointAt(Math.min(Scan.skip(text, next, to, Characters::isOpener), to - 1)));
      if (small && closers > marks) {
        return false;
      }
      if (has(first, marks, Characters::isStrong)) {
        return true;
      }
      if (marks - first > 1 || has(first, marks, Characters::isEllipsis)) {
        return !small;
      }
      return (!small || !hasCapitals())
          && (closers > marks || !FullStop.isPartOfWord(text, start, first, next, to));
    }

    /** Whether it looks as if only the blank were missing, {@code Really?Yes}, and no address. */
    private boolean lacksBlank(int start, int first, int follower) {
      if (first == start
          || !Character.isUpperCase(follower)
          || !Character.isLowerCase(text.codePointBefore(first))) {
        return false;
      }
      int word =
          Scan.skipBack(
              text, Math.max(start, first - LONGEST_WORD), first, c -> !Characters.isBlank(c));
      return text.substring(word, first).chars().noneMatch(c -> c == '/' || c == '@');
    }

    private boolean has(int first, int end, IntPredicate kind) {
      return Scan.skip(text, first, end, c -> !kind.test(c)) < end;
    }

    /** Looked for once, and only when a small letter asks for it. */
    private boolean hasCapitals() {
      if (capitals == null) {
        capitals = Scan.skip(text, from, to, c -> !Character.isUpperCase(c)) < to;
      }
      return capitals;
    }
  }
}
