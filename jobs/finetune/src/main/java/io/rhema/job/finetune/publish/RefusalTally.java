package io.rhema.job.finetune.publish;

import io.rhema.job.finetune.example.RefusedExample;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts refused examples, and keeps the first of them in words, whatever order they come in. */
final class RefusalTally {
  private static final int KEPT = 20;

  private final Map<String, Integer> counts = new TreeMap<>();
  private final TreeSet<RefusedExample> first =
      new TreeSet<>(
          Comparator.comparing((RefusedExample refused) -> refused.place().name())
              .thenComparing(RefusedExample::place)
              .thenComparing(RefusedExample::message));

  void add(RefusedExample refused) {
    counts.merge(refused.reason().key(), 1, Integer::sum);
    first.add(refused);
    if (first.size() > KEPT) {
      first.pollLast();
    }
  }

  /** How many there were, by reason. */
  Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  /** The first ones, each in a line. */
  List<String> lines() {
    return first.stream().map(RefusedExample::toString).toList();
  }
}
