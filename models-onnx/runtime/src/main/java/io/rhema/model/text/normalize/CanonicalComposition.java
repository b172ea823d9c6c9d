package io.rhema.model.text.normalize;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The composing half of NFC: a mark joins the last starter in front of it unless a mark of the same
 * or a higher class stands between. The composed character takes the place of the starter alone, as
 * in the reference.
 */
final class CanonicalComposition {
  private static final Map<Long, Integer> COMPOSED = new HashMap<>();
  private static final Set<Integer> FOLLOWERS = new HashSet<>();

  static {
    // Which pairs compose never changes, so the JDK's answer is right for each code point that the
    // reference decomposes: all but the last part make up the first of the pair.
    UnicodeTables.decomposedCodePoints()
        .filter(c -> Normalizer.isNormalized(Character.toString(c), Normalizer.Form.NFC))
        .forEach(CanonicalComposition::learn);
  }

  private CanonicalComposition() {}

  private static void learn(int composed) {
    int[] parts = UnicodeTables.decompose(composed);
    int last = parts[parts.length - 1];
    String front = new String(parts, 0, parts.length - 1);
    int first = Normalizer.normalize(front, Normalizer.Form.NFC).codePointAt(0);
    COMPOSED.put(pair(first, last), composed);
    FOLLOWERS.add(last);
  }

  private static long pair(int first, int second) {
    return (long) first << 32 | second;
  }

  /** Whether a code point may join one in front of it, or change places with it. */
  static boolean leansOnNeighbours(int c) {
    return UnicodeTables.combiningClass(c) != 0 || FOLLOWERS.contains(c);
  }

  /** Composes decomposed text. */
  static Replacements of(Replacements in) {
    int[] values = new int[in.size()];
    int[] changes = new int[in.size()];
    int size = 0;
    int starter = -1;
    for (int i = 0; i < in.size(); i++) {
      int value = in.value(i);
      int combiningClass = UnicodeTables.combiningClass(value);
      if (starter >= 0 && !isBlocked(values, size, starter, combiningClass)) {
        Integer composed = COMPOSED.get(pair(values[starter], value));
        if (composed != null) {
          values[starter] = composed;
          changes[starter] += in.change(i) - 1;
          continue;
        }
      }
      if (combiningClass == 0) {
        starter = size;
      }
      values[size] = value;
      changes[size++] = in.change(i);
    }
    Replacements out = new Replacements(size + 1);
    for (int i = 0; i < size; i++) {
      out.add(values[i], changes[i]);
    }
    return out;
  }

  /** Marks stand in the order of their classes, so the last one decides. */
  private static boolean isBlocked(int[] values, int size, int starter, int combiningClass) {
    return size - 1 > starter && UnicodeTables.combiningClass(values[size - 1]) >= combiningClass;
  }
}
