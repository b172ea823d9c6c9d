package io.rhema.it.fault;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What became of some events that follow each other.
 *
 * @param records how many there are
 * @param poison those of them that were to be dead letters
 * @param lost those with neither a result nor a dead letter, or with the wrong one of them
 * @param doubled results and dead letters that came once more
 * @param late results and dead letters behind a later one of their key
 */
record Verdict(int records, int poison, int lost, int doubled, int late) {
  /**
   * Judges the events of some numbers.
   *
   * @param to the first that is not judged
   */
  static Verdict of(EventStream events, Tally results, Tally letters, int from, int to) {
    int poison = 0;
    int lost = 0;
    for (int number = from; number < to; number++) {
      boolean refused = events.poison(number).filter(it -> !it.answered()).isPresent();
      poison += refused ? 1 : 0;
      lost += results.has(number) == refused || letters.has(number) != refused ? 1 : 0;
    }
    return new Verdict(
        to - from,
        poison,
        lost,
        within(results.doubled(), from, to) + within(letters.doubled(), from, to),
        within(results.late(), from, to) + within(letters.late(), from, to));
  }

  private static int within(List<Integer> numbers, int from, int to) {
    return (int) numbers.stream().filter(number -> number >= from && number < to).count();
  }

  /** Of two ranges together. */
  Verdict plus(Verdict other) {
    return new Verdict(
        records + other.records,
        poison + other.poison,
        lost + other.lost,
        doubled + other.doubled,
        late + other.late);
  }

  /** Of nothing. */
  static Verdict none() {
    return new Verdict(0, 0, 0, 0, 0);
  }

  /** Whether every event came to its end, once and in its order. */
  boolean isClean() {
    return IntStream.of(lost, doubled, late).allMatch(count -> count == 0);
  }
}
