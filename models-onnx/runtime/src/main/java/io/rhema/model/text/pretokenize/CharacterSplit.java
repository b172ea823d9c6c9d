package io.rhema.model.text.pretokenize;

import io.rhema.model.text.normalize.AlignedText;

/**
 * {@code WhitespaceSplit}, {@code Punctuation} and {@code Digits}: each character of a class is a
 * match.
 *
 * @param at the class
 * @param behavior what becomes of the matches
 */
public record CharacterSplit(CharacterClass at, SplitBehavior behavior) implements PreTokenizer {

  @Override
  public void split(AlignedText text, int from, int to, PreTokens out) {
    Matches matches = new Matches();
    int done = from;
    int next;
    for (int i = from; i < to; i = next) {
      int c = Character.codePointAt(text.chars(), i, to);
      next = i + Character.charCount(c);
      if (at.contains(c)) {
        matches.addGap(done, i);
        matches.add(i, next, true);
        done = next;
      }
    }
    matches.addGap(done, to);
    out.beginOf(text);
    behavior.apply(matches, out);
  }
}
