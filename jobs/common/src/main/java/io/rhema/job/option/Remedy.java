package io.rhema.job.option;

import java.util.Comparator;
import java.util.List;

/** What to tell somebody who wrote an unknown key. */
final class Remedy {
  private Remedy() {}

  static String of(String key, List<Option<?>> declared) {
    String nearest =
        declared.stream()
            .map(Option::key)
            .min(Comparator.comparingInt(candidate -> distance(key, candidate)))
            .orElseThrow();
    return distance(key, nearest) <= Math.max(2, key.length() / 4)
        ? "Did you mean '" + nearest + "'?"
        : "The options are listed in the README.";
  }

  /** Levenshtein's edit distance. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
