package io.rhema.it.bench;

/**
 * What texts wait for those before them if nothing but the model takes time: each partition has a
 * thread that takes one text after the other, in the order in which they arrive, and each takes
 * what it takes the model alone. Results leave in arrival order, so whoever shares no work between
 * texts cannot do better.
 */
final class WaitingLine {
  private WaitingLine() {}

  /**
   * @param texts how many arrive; text {@code i} at partition {@code i % partitions}
   * @param alone what the model takes for each text, in nanoseconds, over and over
   * @return what each waits, in nanoseconds
   */
  static long[] waits(Arrival arrival, int texts, double[] alone, int partitions) {
    long[] free = new long[partitions];
    long[] waits = new long[texts];
    for (int i = 0; i < texts; i++) {
      long begin = Math.max(arrival.due(i), free[i % partitions]);
      waits[i] = begin - arrival.due(i);
      free[i % partitions] = begin + (long) alone[i % alone.length];
    }
    return waits;
  }
}
