package io.rhema.training.metric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sequences of neighbours, counted. */
final class Ngrams {

  private Ngrams() {}

  /** How often each sequence of so many neighbours occurs. */
  static <T> Map<List<T>, Integer> count(List<T> items, int order) {
    Map<List<T>, Integer> counts = new HashMap<>();
    for (int i = 0; i + order <= items.size(); i++) {
      counts.merge(items.subList(i, i + order), 1, Integer::sum);
    }
    return counts;
  }

  /** How many of the one are also in the other, each at most as often as it is there. */
  static <T> long common(Map<T, Integer> some, Map<T, Integer> others) {
    long common = 0;
    for (Map.Entry<T, Integer> entry : some.entrySet()) {
      common += Math.min(entry.getValue(), others.getOrDefault(entry.getKey(), 0));
    }
    return common;
  }

  static long total(int items, int order) {
    return Math.max(0, items - order + 1);
  }
}
