package io.rhema.training.evaluate;

import io.rhema.training.data.TaggedSentence;
import java.util.HashSet;
import java.util.Set;

/**
 * An entity as a consumer of results sees it: a stretch of a text.
 *
 * @param start in UTF-16 code units
 * @param end behind its last code unit
 */
record TextSpan(String type, int start, int end) {
  private static final String BEGINS = "B-";
  private static final String CONTINUES = "I-";

  /** The text of a sentence: its tokens with one blank between each two. */
  static String text(TaggedSentence sentence) {
    return String.join(" ", sentence.tokens());
  }

  /** The entities that people marked in that text. */
  static Set<TextSpan> of(TaggedSentence sentence) {
    Set<TextSpan> spans = new HashSet<>();
    TextSpan open = null;
    int start = 0;
    for (int i = 0; i < sentence.tokens().size(); i++) {
      int end = start + sentence.tokens().get(i).length();
      String tag = sentence.tags().get(i);
      if (open != null && tag.startsWith(CONTINUES)) {
        open = new TextSpan(open.type(), open.start(), end);
      } else {
        if (open != null) {
          spans.add(open);
        }
        open =
            tag.startsWith(BEGINS)
                ? new TextSpan(tag.substring(BEGINS.length()), start, end)
                : null;
      }
      start = end + 1;
    }
    if (open != null) {
      spans.add(open);
    }
    return spans;
  }
}
