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
    return run(contenders, texts, rounds, seed).results(agreement);
  }

  /** The same, for whoever compares more than the first with the others. */
  static Rounds run(List<Contender> contenders, int texts, int rounds, long seed) throws Exception {
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
    return measured;
  }

  private void time(int c) throws Exception {
    System.gc();
    Contender contender = contenders.get(c);
    long cpu = contender.cpuNanos();
    long start = System.nanoTime();
    int runs = contender.runs();
    for (int run = 0; run < runs; run++) {
      contender.run();
    }
    double answered = (double) texts * runs * contender.copies();
    perSecond.get(c).add(answered / ((System.nanoTime() - start) / 1e9));
    perCpu.get(c).add(answered / ((contender.cpuNanos() - cpu) / 1e9));
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
              Spread.of(perCpuSecond(c)),
              Spread.of(perSecond(c)),
              Spread.of(ratios)));
    }
    return results;
  }

  /** Texts per CPU-second of one contender in each round. */
  double[] perCpuSecond(int contender) {
    return perCpu.get(contender).stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Texts per second of one contender in each round. */
  double[] perSecond(int contender) {
    return perSecond.get(contender).stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The share of texts with the same answer. */
  static double equal(int[] expected, int[] answers) {
    int equal = 0;
    for (int i = 0; i < answers.length; i++) {
      equal += answers[i] == expected[i] ? 1 : 0;
    }
    return equal / (double) answers.length;
  }
}
