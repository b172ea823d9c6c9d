package io.rhema.operator.trial;

/**
 * How a candidate does beside the serving version. Counts are those since it began, the other
 * figures are of the recent texts, and NaN before there are any.
 *
 * @param texts texts that it was asked about
 * @param errors of these, those that it did not answer although the serving version did
 * @param compared texts that both answered
 * @param errorRate share of errors, 0 to 1
 * @param disagreement mean {@link Disagreement} over texts and tasks
 * @param latencyRatio its time over that of the serving version for the same texts, median of the
 *     batches
 * @param servingMicros microseconds of the serving version for a sub-word, median of the batches
 * @param candidateMicros microseconds of the candidate for a sub-word, median of the batches
 */
public record TrialFigures(
    long texts,
    long errors,
    long compared,
    double errorRate,
    double disagreement,
    double latencyRatio,
    double servingMicros,
    double candidateMicros) {

  /** Before the first text. */
  public static final TrialFigures NONE =
      new TrialFigures(0, 0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
