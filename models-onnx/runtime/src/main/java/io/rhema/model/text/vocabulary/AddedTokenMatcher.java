package io.rhema.model.text.vocabulary;

import io.rhema.model.text.normalize.UnicodeTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds added tokens in a text: of those that begin leftmost the longest, none overlapping.
 *
 * <p>Immutable, hence safe for several threads.
 */
public final class AddedTokenMatcher {
  private final List<AddedToken> tokens;
  private final PieceTrie trie;

  /** Takes the tokens with the contents to look for, normalised where that is wanted. */
  public AddedTokenMatcher(List<AddedToken> tokens) {
    this.tokens = List.copyOf(tokens);
    Map<String, Integer> indexOfContent = new HashMap<>();
    for (int i = 0; i < tokens.size(); i++) {
      indexOfContent.putIfAbsent(tokens.get(i).content(), i);
    }
    trie = PieceTrie.of(indexOfContent);
  }

  public boolean isEmpty() {
    return tokens.isEmpty();
  }

  /**
   * Cuts {@code text[from, to)} into added tokens and what is between, in order, to {@code out}.
   */
  public void cut(char[] text, int from, int to, Segments out) {
    int done = from;
    for (int i = from; i < to && !isEmpty(); ) {
      int end = i;
      int found = PieceTrie.NONE;
      int node = PieceTrie.ROOT;
      for (int k = i; k < to && (node = trie.child(node, text[k])) != PieceTrie.NONE; k++) {
        if (trie.value(node) != PieceTrie.NONE) {
          found = trie.value(node);
          end = k + 1;
        }
      }
      if (found == PieceTrie.NONE) {
        i++;
        continue;
      }
      AddedToken token = tokens.get(found);
      if (!token.singleWord() || standsAlone(text, from, i, end, to)) {
        int left = token.leftStrip() ? Math.max(done, blanksBefore(text, from, i)) : i;
        int right = token.rightStrip() ? blanksBehind(text, end, to) : end;
        if (done < left) {
          out.add(done, left, Segments.TEXT);
        }
        out.add(left, right, token.id());
        done = right;
      }
      // As in the reference, the search goes on behind the token itself, stripped or refused.
      i = end;
    }
    if (done < to) {
      out.add(done, to, Segments.TEXT);
    }
  }

  private static boolean standsAlone(char[] text, int from, int start, int end, int to) {
    boolean touchedBefore =
        start > from && isWordCharacter(Character.codePointBefore(text, start, from));
    boolean touchedBehind = end < to && isWordCharacter(Character.codePointAt(text, end, to));
    return !touchedBefore && !touchedBehind;
  }

  private static int blanksBefore(char[] text, int from, int start) {
    int i = start;
    while (i > from && UnicodeTables.isWhitespace(text[i - 1])) {
      i--;
    }
    return i;
  }

  private static int blanksBehind(char[] text, int end, int to) {
    int i = end;
    while (i < to && UnicodeTables.isWhitespace(text[i])) {
      i++;
    }
    return i;
  }

  /** {@code \w} of Unicode regular expressions, by the tables of the running JDK. */
  private static boolean isWordCharacter(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.CONNECTOR_PUNCTUATION ->
          true;
      default -> Character.isAlphabetic(c) || c == 0x200C || c == 0x200D;
    };
  }
}
