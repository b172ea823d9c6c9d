package io.rhema.training.evaluate;

import io.rhema.training.metric.EntityF1.Counts;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Entities of texts, found against marked: right is what has the same type, start and end.
 *
 * @param perType by type; every type that was marked or was found
 */
public record SpanScore(SortedMap<String, Counts> perType) {

  static SpanScore empty() {
    return new SpanScore(new TreeMap<>());
  }

  static SpanScore sum(List<SpanScore> scores) {
    SpanScore sum = empty();
    scores.forEach(
        score ->
            score.perType.forEach(
                (type, counts) -> sum.perType.merge(type, counts, SpanScore::sum)));
    return sum;
  }

  void add(Set<TextSpan> marked, Set<TextSpan> found) {
    marked.forEach(span -> count(span, 1, 0, found.contains(span) ? 1 : 0));
    found.forEach(span -> count(span, 0, 1, 0));
  }

  private void count(TextSpan span, int gold, int predicted, int correct) {
    perType.merge(span.type(), new Counts(gold, predicted, correct), SpanScore::sum);
  }

  private static Counts sum(Counts a, Counts b) {
    return new Counts(
        a.gold() + b.gold(), a.predicted() + b.predicted(), a.correct() + b.correct());
  }

  /** All types together. */
  public Counts total() {
    return perType.values().stream().reduce(new Counts(0, 0, 0), SpanScore::sum);
  }
}
