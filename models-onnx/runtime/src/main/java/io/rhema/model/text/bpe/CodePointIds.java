package io.rhema.model.text.bpe;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The ids of single characters. */
final class CodePointIds {
  /** What {@link #get} answers when there is none. */
  static final int NONE = -1;

  private static final int SMALL = 1024;

  private final int[] small = new int[SMALL];
  private final Map<Integer, Integer> others = new HashMap<>();

  private CodePointIds() {
    Arrays.fill(small, NONE);
  }

  /** Of the pieces that are one character between a prefix and a suffix. */
  static CodePointIds of(
      Map<String, Integer> idOfPiece, String prefix, String suffix, Set<String> except) {
    CodePointIds ids = new CodePointIds();
    int around = prefix.length() + suffix.length();
    idOfPiece.forEach(
        (piece, id) -> {
          boolean longEnough = piece.length() > around && piece.length() <= around + 2;
          if (longEnough
              && piece.startsWith(prefix)
              && piece.endsWith(suffix)
              && !except.contains(piece)) {
            int codePoint = piece.codePointAt(prefix.length());
            if (Character.charCount(codePoint) + around == piece.length()) {
              ids.put(codePoint, id);
            }
          }
        });
    return ids;
  }

  private void put(int codePoint, int id) {
    if (codePoint < SMALL) {
      small[codePoint] = id;
    } else {
      others.put(codePoint, id);
    }
  }

  int get(int codePoint) {
    return codePoint < SMALL ? small[codePoint] : others.getOrDefault(codePoint, NONE);
  }
}
