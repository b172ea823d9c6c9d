package io.rhema.training.metric;

import io.rhema.training.metric.EntityF1.Counts;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Counts the entities of one sentence after the other. */
final class EntityCounter {
  private final SortedMap<String, Counts> perType = new TreeMap<>();
  private long tokens;
  private long rightTokens;

  void add(List<String> gold, List<String> predicted) {
    requireSameSize("tokens", gold, predicted);
    Set<EntitySpan> there = EntitySpan.of(gold);
    Set<EntitySpan> found = EntitySpan.of(predicted);
    there.forEach(s -> count(s, c -> new Counts(c.gold() + 1, c.predicted(), c.correct())));
    found.forEach(s -> count(s, c -> new Counts(c.gold(), c.predicted() + 1, c.correct())));
    there.stream()
        .filter(found::contains)
        .forEach(s -> count(s, c -> new Counts(c.gold(), c.predicted(), c.correct() + 1)));
    tokens += gold.size();
    for (int i = 0; i < gold.size(); i++) {
      rightTokens += gold.get(i).equals(predicted.get(i)) ? 1 : 0;
    }
  }

  private void count(EntitySpan span, UnaryOperator<Counts> more) {
    perType.put(span.type(), more.apply(perType.getOrDefault(span.type(), new Counts(0, 0, 0))));
  }

  EntityF1 result() {
    return new EntityF1(perType, tokens, rightTokens);
  }

  static void requireSameSize(String what, List<?> gold, List<?> predicted) {
    if (gold.size() != predicted.size()) {
      throw new IllegalArgumentException(
          "%d %s are tagged, but answers are given for %d; each must have one"
              .formatted(gold.size(), what, predicted.size()));
    }
  }
}
