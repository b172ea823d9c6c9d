package io.rhema.model.text.sentencepiece;

import io.rhema.model.text.normalize.AlignedText;
import io.rhema.model.text.normalize.Charsmap;
import io.rhema.model.text.vocabulary.PieceTrie;

/**
 * SentencePiece's {@code Normalizer::Normalize}: from left to right, user-defined pieces stay as
 * they are, the longest sequence with a rule is replaced, and all else is copied. Blanks are dealt
 * with on the way, in what the rules give. A lone surrogate, for which UTF-8 has no form, becomes
 * U+FFFD as broken bytes do there.
 *
 * <p>What stands for a sequence has that sequence's place in the original; an added blank has an
 * empty one. Not safe for several threads.
 */
final class SentenceNormalizer {
  private static final char BLANK = ' ';
  private static final String REPLACEMENT_CHARACTER = "\uFFFD";

  private final NormalizationRules rules;
  private final boolean blankBehind;
  private final PieceTrie userDefined;
  private final char blank;

  /** What was read last: where it ends, and what it becomes, or null when it stays as it is. */
  private int end;

  private String form;

  /**
   * Makes a normalizer.
   *
   * @param blankBehind whether the dummy prefix is a suffix
   * @param userDefined what no rule is applied to
   */
  SentenceNormalizer(NormalizationRules rules, boolean blankBehind, PieceTrie userDefined) {
    this.rules = rules;
    this.blankBehind = blankBehind;
    this.userDefined = userDefined;
    blank = rules.escapeWhitespaces() ? Metaspace.SYMBOL : BLANK;
  }

  /** Appends the normal form of {@code text[from, to)}; offsets count from {@code text[0]}. */
  void normalize(char[] text, int from, int to, AlignedText out) {
    int begin = out.length();
    int i = rules.removeExtraWhitespaces() ? skipBlanks(text, from, to) : from;
    if (i == to) {
      return;
    }
    if (rules.addDummyPrefix() && !blankBehind) {
      out.append(blank, i, i);
    }
    boolean dropBlanks = rules.removeExtraWhitespaces();
    while (i < to) {
      read(text, i, to);
      dropBlanks = append(text, i, dropBlanks, out);
      i = end;
    }
    if (rules.removeExtraWhitespaces()) {
      dropBlanksBehind(begin, out);
    }
    if (rules.addDummyPrefix() && blankBehind) {
      int last = out.length() > begin ? out.end(out.length() - 1) : to;
      out.append(blank, last, last);
    }
  }

  private int skipBlanks(char[] text, int from, int to) {
    int i = from;
    while (i < to) {
      read(text, i, to);
      boolean isBlank = form == null ? end == i + 1 && text[i] == BLANK : form.equals(" ");
      if (!isBlank) {
        return i;
      }
      i = end;
    }
    return to;
  }

  private void read(char[] text, int from, int to) {
    form = null;
    end = PieceTable.endOfLongest(userDefined, text, from, to);
    if (end > from) {
      return;
    }
    long match = rules.charsmap().longestMatch(text, from, to);
    if (match != Charsmap.NO_MATCH) {
      end = Charsmap.end(match);
      form = rules.charsmap().replacement(match);
      return;
    }
    int codePoint = Character.codePointAt(text, from, to);
    end = from + Character.charCount(codePoint);
    if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
      form = REPLACEMENT_CHARACTER;
    }
  }

  /** Appends what was read; answers whether blanks that follow are to be dropped. */
  private boolean append(char[] text, int from, boolean dropBlanks, AlignedText out) {
    int length = form == null ? end - from : form.length();
    int i = 0;
    while (dropBlanks && i < length && unit(text, from, i) == BLANK) {
      i++;
    }
    if (i == length) {
      return dropBlanks;
    }
    for (; i < length; i++) {
      char unit = unit(text, from, i);
      out.append(unit == BLANK ? blank : unit, from, end);
    }
    return rules.removeExtraWhitespaces() && unit(text, from, length - 1) == BLANK;
  }

  private char unit(char[] text, int from, int index) {
    return form == null ? text[from + index] : form.charAt(index);
  }

  private void dropBlanksBehind(int begin, AlignedText out) {
    int length = out.length();
    while (length > begin && out.chars()[length - 1] == blank) {
      length--;
    }
    out.truncate(length);
  }
}
