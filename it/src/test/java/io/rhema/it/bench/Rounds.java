package io.rhema.it.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Alternating rounds: every contender once in each, in an order drawn anew. */
final class Rounds {
  private final List<Contender> contenders;
  private final int texts;
  private final List<List<Double>> perCpu = new ArrayList<>();
  private final List<List<Double>> perSecond = new ArrayList<>();

  private Rounds(List<Contender> contenders, int texts) {
    this.contenders = contenders;
    this.texts = texts;
    for (int c = 0; c < contenders.size(); c++) {
      perCpu.add(new ArrayList<>());
      perSecond.add(new ArrayList<>());
    }
  }

  /**
   * Measures contenders that have warmed up.
   *
   * @param contenders the one that the others are compared with first
   * @param agreement for each contender, what the report says of its answers; null for nothing
   * @param texts that each answers in a round
   */
  static List<Measured> run(
      List<Contender> contenders, List<Double> agreement, int texts, int rounds, long seed)
      throws Exception {
    Rounds measured = new Rounds(contenders, texts);
    List<Integer> order = new ArrayList<>();
    for (int c = 0; c < contenders.size(); c++) {
      order.add(c);
    }
    Random random = new Random(seed);
    for (int round = 1; round <= rounds; round++) {
      Collections.shuffle(order, random);
      for (int c : order) {
        measured.time(c);
      }
      System.err.printf("round %d of %d%n", round, rounds);
    }
    return measured.results(agreement);
  }

  private void time(int c) throws Exception {
    System.gc();
    long cpu = cpuNanos();
    long start = System.nanoTime();
    int runs = contenders.get(c).runs();
    for (int run = 0; run < runs; run++) {
      contenders.get(c).run();
    }
    double answered = (double) texts * runs;
    perSecond.get(c).add(answered / ((System.nanoTime() - start) / 1e9));
    perCpu.get(c).add(answered / ((cpuNanos() - cpu) / 1e9));
  }

  private List<Measured> results(List<Double> agreement) {
    List<Measured> results = new ArrayList<>();
    for (int c = 0; c < contenders.size(); c++) {
      double[] ratios = new double[perCpu.get(c).size()];
      for (int round = 0; round < ratios.length; round++) {
        ratios[round] = perCpu.get(c).get(round) / perCpu.get(0).get(round);
      }
      results.add(
          new Measured(
              contenders.get(c).name(),
              contenders.get(c).description(),
              agreement.get(c),
              spread(perCpu.get(c)),
              spread(perSecond.get(c)),
              Spread.of(ratios)));
    }
    return results;
  }

  /** The share of texts with the same answer. */
  static double equal(int[] expected, int[] answers) {
    int equal = 0;
    for (int i = 0; i < answers.length; i++) {
      equal += answers[i] == expected[i] ? 1 : 0;
    }
    return equal / (double) answers.length;
  }

  private static long cpuNanos() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }

  private static Spread spread(List<Double> values) {
    return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
