package io.rhema.model.text.normalize;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts the same characters wherever a pattern matches; they stand for the last character of the
 * match, as in the reference.
 *
 * @param pattern what is looked for
 * @param content what takes its place, as it is: groups of the pattern have no meaning in it
 */
public record Replace(Pattern pattern, String content) implements Step {

  @Override
  public void apply(CodePoints in, CodePoints out) {
    if (in.size() == 0) {
      return;
    }
    StringBuilder text = new StringBuilder(in.size());
    for (int i = 0; i < in.size(); i++) {
      text.appendCodePoint(in.value(i));
    }
    Matcher matcher = pattern.matcher(text);
    int index = 0;
    int unit = 0;
    while (matcher.find()) {
      for (; unit < matcher.start(); unit += Character.charCount(in.value(index++))) {
        out.add(in.value(index), in.start(index), in.end(index));
      }
      while (unit < matcher.end()) {
        unit += Character.charCount(in.value(index++));
      }
      int last = Math.max(0, index - 1);
      content.codePoints().forEach(c -> out.add(c, in.start(last), in.end(last)));
    }
    for (; index < in.size(); index++) {
      out.add(in.value(index), in.start(index), in.end(index));
    }
  }

  /** A literal of one character is: the commonest case, a blank that becomes another sign. */
  @Override
  public boolean isByCodePoint() {
    String literal = pattern.pattern();
    return (pattern.flags() & Pattern.LITERAL) != 0
        && literal.codePointCount(0, literal.length()) == 1;
  }

  /** With the flags, by which a literal differs from an expression. */
  @Override
  public String toString() {
    return "Replace[%s, %d, %s]".formatted(pattern, pattern.flags(), content);
  }
}
