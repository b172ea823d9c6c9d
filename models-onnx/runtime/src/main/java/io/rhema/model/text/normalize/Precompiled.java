package io.rhema.model.text.normalize;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rules of a {@link Charsmap} as the {@code tokenizers} library applies them, which is not how
 * SentencePiece does: a grapheme of less than six bytes that begins with the sequence of a rule
 * becomes what the shortest such rule says, all of it; otherwise its characters are looked up one
 * by one. What a grapheme becomes stands for all of it.
 */
public final class Precompiled implements Step {
  private static final Pattern GRAPHEME = Pattern.compile("\\X");
  private static final int LONGEST = 5;

  private final Charsmap charsmap;

  public Precompiled(Charsmap charsmap) {
    this.charsmap = charsmap;
  }

  @Override
  public void apply(CodePoints in, CodePoints out) {
    StringBuilder text = new StringBuilder(in.size());
    for (int i = 0; i < in.size(); i++) {
      text.appendCodePoint(in.value(i));
    }
    Matcher graphemes = GRAPHEME.matcher(text);
    int to;
    for (int from = 0; from < in.size(); from = to) {
      boolean found = graphemes.find();
      to =
          found
              ? from + Character.codePointCount(text, graphemes.start(), graphemes.end())
              : in.size();
      if (bytes(in, from, to) > LONGEST || !replace(in, from, to, out)) {
        for (int i = from; i < to; i++) {
          if (!replace(in, i, i + 1, out)) {
            out.add(in.value(i), in.start(i), in.end(i));
          }
        }
      }
    }
  }

  private boolean replace(CodePoints in, int from, int to, CodePoints out) {
    long match = charsmap.shortestMatch(in, from, to);
    if (match == Charsmap.NO_MATCH) {
      return false;
    }
    int start = in.start(from);
    int end = in.end(to - 1);
    charsmap.replacement(match).codePoints().forEach(c -> out.add(c, start, end));
    return true;
  }

  private static int bytes(CodePoints in, int from, int to) {
    int bytes = 0;
    for (int i = from; i < to; i++) {
      int c = in.value(i);
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < Character.MIN_SUPPLEMENTARY_CODE_POINT ? 3 : 4;
    }
    return bytes;
  }

  @Override
  public boolean isByCodePoint() {
    return false;
  }
}
