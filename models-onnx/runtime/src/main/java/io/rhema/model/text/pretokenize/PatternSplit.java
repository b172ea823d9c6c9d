package io.rhema.model.text.pretokenize;

import io.rhema.model.text.normalize.AlignedText;
import java.nio.CharBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code Split}: at the matches of a regular expression, or at what is between them. A text on
 * which the expression runs out of stack is split no further from there on.
 *
 * @param pattern what is looked for
 * @param behavior what becomes of it
 * @param invert whether what lies between the matches is taken for the matches
 */
public record PatternSplit(Pattern pattern, SplitBehavior behavior, boolean invert)
    implements PreTokenizer {

  @Override
  public void split(AlignedText text, int from, int to, PreTokens out) {
    Matches matches = new Matches();
    int done = 0;
    Matcher matcher = pattern.matcher(CharBuffer.wrap(text.chars(), from, to - from));
    while (find(matcher)) {
      matches.addGap(from + done, from + matcher.start());
      matches.add(from + matcher.start(), from + matcher.end(), true);
      done = matcher.end();
    }
    matches.addGap(from + done, to);
    if (invert) {
      matches.invert();
    }
    out.beginOf(text);
    behavior.apply(matches, out);
  }

  private static boolean find(Matcher matcher) {
    try {
      return matcher.find();
    } catch (StackOverflowError e) {
      return false;
    }
  }
}
