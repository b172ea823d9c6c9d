package io.rhema.model.text.pretokenize;

import io.rhema.model.text.normalize.AlignedText;

/**
 * {@code Metaspace}: a blank becomes a visible sign, and text is split in front of it.
 *
 * @param replacement the sign, {@code ▁} in most tokenizers
 * @param prepend where a sign goes in front of text that does not begin with one; it stands for the
 *     first character
 * @param split whether the text is split; else it is only rewritten
 */
public record Metaspace(int replacement, Prepend prepend, boolean split) implements PreTokenizer {

  /** {@code prepend_scheme}. */
  public enum Prepend {
    ALWAYS,
    /** Only at the beginning of the text. */
    FIRST,
    NEVER
  }

  @Override
  public void split(AlignedText text, int from, int to, PreTokens out) {
    AlignedText signs = out.beginRewritten();
    int first = Character.codePointAt(text.chars(), from, to);
    boolean missing = first != ' ' && first != replacement;
    if (missing
        && (prepend == Prepend.ALWAYS || (prepend == Prepend.FIRST && text.start(from) == 0))) {
      signs.appendCodePoint(replacement, text.start(from), text.end(from));
    }
    for (int i = from; i < to; i++) {
      if (text.chars()[i] == ' ') {
        signs.appendCodePoint(replacement, text.start(i), text.end(i));
      } else {
        signs.append(text.chars()[i], text.start(i), text.end(i));
      }
    }
    int begin = 0;
    int length = signs.length();
    for (int i = Character.charCount(Character.codePointAt(signs.chars(), 0, length));
        i < length;
        i++) {
      if (split && Character.codePointAt(signs.chars(), i, length) == replacement) {
        out.add(begin, i);
        begin = i;
      }
    }
    out.add(begin, length);
  }
}
