package io.rhema.training.metric;

import java.util.OptionalDouble;

/**
 * How good a head is on one data set.
 *
 * @param head name of the head
 * @param dataSet name of the data set
 * @param weight of it among the data sets of the head
 * @param loss mean of what training makes smaller, without teacher and smoothing, if it is known
 */
public record Measurement(
    String head, String dataSet, double weight, Score score, OptionalDouble loss) {

  /** One without a loss. */
  public Measurement(String head, String dataSet, double weight, Score score) {
    this(head, dataSet, weight, score, OptionalDouble.empty());
  }

  /** What is measured, on what: {@code "SST-2 dev accuracy"}. */
  public String title() {
    return dataSet + " " + score.unit();
  }
}
