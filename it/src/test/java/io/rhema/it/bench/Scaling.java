package io.rhema.it.bench;

import io.rhema.model.bundle.ModelBundle;
import io.rhema.operator.batch.BatchLimits;
import java.util.ArrayList;
import java.util.List;

/** The operator with one slot and with two, and with texts of one length each. */
final class Scaling {
  private static final int[] LENGTHS = {16, 32, 64, 128, 256, 500};

  private final ModelBundle model;
  private final Corpus corpus;
  private final int rounds;
  private final long seed;

  /**
   * @param corpus texts, some of them long
   */
  Scaling(ModelBundle model, Corpus corpus, int rounds, long seed) {
    this.model = model;
    this.corpus = corpus;
    this.rounds = rounds;
    this.seed = seed;
  }

  ScalingResult measure() throws Exception {
    return new ScalingResult(slots(), lengths());
  }

  private Contender operator(Corpus part) throws Exception {
    return new OperatorAlone(part, model, BatchLimits.DEFAULT, false);
  }

  private Comparison slots() throws Exception {
    try (Contender one = new InParallel(corpus, 1, this::operator);
        Contender two = new InParallel(corpus, 2, this::operator)) {
      one.run();
      two.run();
      Rounds measured = Rounds.run(List.of(one, two), corpus.size(), rounds, seed);
      return Comparison.of(measured, new String[] {"one slot", "two slots"}, 1, 0, Double.NaN);
    }
  }

  private List<LengthCost> lengths() throws Exception {
    List<Contender> contenders = new ArrayList<>();
    List<Corpus> corpora = new ArrayList<>();
    try {
      for (int length : LENGTHS) {
        Corpus cut = corpus.cut(length);
        corpora.add(cut);
        contenders.add(operator(cut));
        contenders.get(contenders.size() - 1).run();
      }
      // Counted in whole corpora, of which each has a number of sub-words of its own.
      Rounds measured = Rounds.run(contenders, 1, rounds, seed);
      List<LengthCost> costs = new ArrayList<>();
      for (int i = 0; i < LENGTHS.length; i++) {
        long tokens = corpora.get(i).tokens();
        double[] rates = measured.perCpuSecond(i);
        for (int round = 0; round < rates.length; round++) {
          rates[round] *= tokens;
        }
        costs.add(new LengthCost(LENGTHS[i], Spread.of(rates)));
      }
      return costs;
    } finally {
      for (Contender contender : contenders) {
        contender.close();
      }
    }
  }
}
