package io.rhema.it.bench;

/**
 * How long texts took from being sent to their result being read, in milliseconds, while they
 * arrived in one manner.
 *
 * @param kind of texts
 * @param arrival how they arrived
 * @param steady whether one by one
 * @param perSecond texts a second
 * @param texts how many were counted
 * @param whole the whole way
 * @param beyondModel the way without what the model takes for the text alone
 * @param inLine what a text waits for those before it at least, by {@link WaitingLine}
 * @param toKafka from the client until the broker has the text
 * @param inJob from there until the broker has the result
 * @param fromKafka from there until the client has it
 * @param compiling the compilers' share of the CPU time meanwhile
 */
record LatencyResult(
    String kind,
    String arrival,
    boolean steady,
    double perSecond,
    int texts,
    Quantiles whole,
    Quantiles beyondModel,
    Quantiles inLine,
    Quantiles toKafka,
    Quantiles inJob,
    Quantiles fromKafka,
    double compiling) {
  /** Beyond the model, for 99 of 100 texts that do not come in bursts. */
  private static final double GOAL_MILLIS = 50;

  /** Whether this is a steady stream that takes longer than we want. */
  boolean misses() {
    return steady && beyondModel.p99() >= GOAL_MILLIS;
  }
}
