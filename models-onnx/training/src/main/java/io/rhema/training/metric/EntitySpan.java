package io.rhema.training.metric;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One entity of a sentence.
 *
 * @param end index after its last token
 */
record EntitySpan(String type, int start, int end) {
  private static final String OUTSIDE = "O";

  /**
   * The entities that tags spell. {@code B-} always begins one, {@code I-} after {@code O} or after
   * another type does too: {@code startOfChunk} and {@code endOfChunk} of conlleval.
   */
  static Set<EntitySpan> of(List<String> tags) {
    Set<EntitySpan> spans = new HashSet<>();
    int start = 0;
    String open = "";
    for (int i = 0; i <= tags.size(); i++) {
      String tag = i < tags.size() ? tags.get(i) : OUTSIDE;
      String type = type(tag);
      if (tag.startsWith("B-") || !type.equals(open)) {
        if (!open.isEmpty()) {
          spans.add(new EntitySpan(open, start, i));
        }
        start = i;
        open = type;
      }
    }
    return spans;
  }

  private static String type(String tag) {
    if (tag.equals(OUTSIDE)) {
      return "";
    }
    if (tag.length() < 3 || !(tag.startsWith("B-") || tag.startsWith("I-"))) {
      throw new IllegalArgumentException(
          "Invalid tag '%s': must be O, or B- or I- with a type".formatted(tag));
    }
    return tag.substring(2);
  }
}
