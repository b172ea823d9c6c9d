package io.rhema.training.metric;

/**
 * How good a head is on one data set.
 *
 * @param head name of the head
 * @param dataSet name of the data set
 * @param weight of it among the data sets of the head
 */
public record Measurement(String head, String dataSet, double weight, Score score) {

  /** What is measured, on what: {@code "SST-2 dev accuracy"}. */
  public String title() {
    return dataSet + " " + score.unit();
  }
}
