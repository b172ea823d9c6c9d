package io.rhema.it.bench;

import java.util.List;

/**
 * What it costs to make sub-words of texts.
 *
 * @param texts how many different ones
 * @param encoders ours first
 * @param ratio ours against the other; null where there is none
 * @param share of encoder and operator together that is the encoder's, in CPU time
 */
record TokenizingResult(int texts, List<Encoder> encoders, Comparison ratio, double share) {
  /** Of the CPU time of encoder and operator, at most. */
  static final double GOAL_SHARE = 0.03;

  /**
   * An encoder, with one thread in a process of its own.
   *
   * @param agreement the share of the texts with the same ids as ours
   */
  record Encoder(
      String name, double agreement, Spread textsPerCpuSecond, Spread subWordsPerCpuSecond) {}
}
