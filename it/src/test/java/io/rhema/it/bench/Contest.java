package io.rhema.it.bench;

import io.rhema.model.bundle.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;

/** Lets a {@link Field} answer, first to be compared, then against the clock. */
final class Contest {
  private static final double LEAST_AGREEMENT = 0.99;
  private static final double GOAL_OPERATOR = 0.95;
  private static final double GOAL_JOB = 0.90;

  private final Field field;
  private final Corpus corpus;
  private final List<Standing> left = new ArrayList<>();
  private final List<Double> agreement = new ArrayList<>();

  Contest(Field field, Corpus corpus) {
    this.field = field;
    this.corpus = corpus;
  }

  KindResult run(String kind, int rounds, long seed) throws Exception {
    gate();
    List<Entrant> entrants = List.copyOf(field.entrants());
    Rounds measured =
        Rounds.run(entrants.stream().map(Entrant::contender).toList(), corpus.size(), rounds, seed);
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < entrants.size(); i++) {
      standings.add(
          new Standing(
              entrants.get(i).title(),
              entrants.get(i).contender().description(),
              agreement.get(i),
              null,
              Spread.of(measured.perCpuSecond(i)),
              Spread.of(measured.perSecond(i)),
              compiling(entrants.get(i).contender())));
    }
    standings.addAll(left);
    return new KindResult(
        kind,
        corpus.size(),
        corpus.tokens(),
        standings,
        compare(
            measured,
            entrants,
            (ours, other) ->
                other.way() == Way.CEILING
                    && ours.way() != Way.CEILING
                    && ours.precision() == other.precision(),
            pair -> pair.way() == Way.WHOLE_JOB ? GOAL_JOB : GOAL_OPERATOR,
            true),
        compare(
            measured,
            entrants,
            (ours, other) ->
                ours.precision() == Precision.INT8
                    && other.way().isPeer()
                    && other.precision() == Precision.FP32,
            other -> other.way().goalInt8(),
            false),
        compare(
            measured,
            entrants,
            (ours, other) -> other.way().isPeer() && ours.precision() == other.precision(),
            other -> other.way().goalSame(),
            false));
  }

  private static Double compiling(Contender contender) {
    OptionalDouble share = contender.compiling();
    return share.isPresent() ? share.getAsDouble() : null;
  }

  /** Who answers differently is not timed. Warms everybody up, too. */
  private void gate() throws Exception {
    for (Entrant entrant : List.copyOf(field.entrants())) {
      System.err.printf("warming up: %s%n", entrant.title());
      String why = null;
      Double equal = null;
      try {
        equal = Rounds.equal(entrant.expected(), entrant.contender().run());
        if (equal < LEAST_AGREEMENT) {
          why = "answers differ";
        }
      } catch (Exception e) {
        why = "fails: " + e;
      }
      if (why == null) {
        agreement.add(equal);
      } else {
        left.add(
            new Standing(
                entrant.title(), entrant.contender().description(), equal, why, null, null, null));
        field.leave(entrant);
      }
    }
  }

  /**
   * Compares what is ours with others.
   *
   * @param which pairs; the first is one of ours
   * @param goal by our part of the pair or by theirs
   */
  private static List<Comparison> compare(
      Rounds measured,
      List<Entrant> entrants,
      BiPredicate<Entrant, Entrant> which,
      ToDoubleFunction<Entrant> goal,
      boolean goalIsOurs) {
    String[] names = entrants.stream().map(Entrant::title).toArray(String[]::new);
    List<Comparison> comparisons = new ArrayList<>();
    for (int ours = 0; ours < entrants.size(); ours++) {
      Way way = entrants.get(ours).way();
      if (way.isPeer() || way == Way.CEILING || way == Way.CLIENT) {
        continue;
      }
      for (int other = 0; other < entrants.size(); other++) {
        if (which.test(entrants.get(ours), entrants.get(other))) {
          comparisons.add(
              Comparison.of(
                  measured,
                  names,
                  ours,
                  other,
                  goal.applyAsDouble(entrants.get(goalIsOurs ? ours : other))));
        }
      }
    }
    return comparisons;
  }
}
