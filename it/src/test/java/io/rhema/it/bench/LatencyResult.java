package io.rhema.it.bench;

/**
 * How long texts took from being sent to their result being read, in milliseconds, while they
 * arrived in one manner.
 *
 * @param arrival how they arrived
 * @param perSecond texts a second
 * @param texts how many were counted
 * @param median of the whole way
 * @param p99 of the whole way
 * @param beyondModelMedian of the way without what the model takes for the text alone
 * @param beyondModelP99 of the same
 */
record LatencyResult(
    String arrival,
    double perSecond,
    int texts,
    double median,
    double p99,
    double beyondModelMedian,
    double beyondModelP99) {}
