package io.rhema.it.bench;

/**
 * How many times as many texts one contender answers as another, in the same rounds.
 *
 * @param perCpuSecond per CPU-second
 * @param perSecond per second of wall time
 * @param goal what we want at least; null for nothing in particular
 */
record Comparison(String one, String other, Spread perCpuSecond, Spread perSecond, Double goal) {

  static Comparison of(Rounds rounds, String[] names, int one, int other, double goal) {
    return new Comparison(
        names[one],
        names[other],
        ratios(rounds.perCpuSecond(one), rounds.perCpuSecond(other)),
        ratios(rounds.perSecond(one), rounds.perSecond(other)),
        Double.isNaN(goal) ? null : goal);
  }

  private static Spread ratios(double[] one, double[] other) {
    double[] ratios = new double[one.length];
    for (int round = 0; round < ratios.length; round++) {
      ratios[round] = one[round] / other[round];
    }
    return Spread.of(ratios);
  }

  /** Whether there is a goal that the median misses, per CPU-second. */
  boolean misses() {
    return goal != null && perCpuSecond.median() < goal;
  }
}
