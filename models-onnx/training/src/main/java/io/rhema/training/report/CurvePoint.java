package io.rhema.training.report;

import java.util.Locale;

/**
 * One evaluation during training.
 *
 * @param pass name of the pass
 * @param step of the pass
 * @param loss mean since the evaluation before
 * @param learningRate of the step
 * @param accuracy on the dev set
 */
public record CurvePoint(String pass, int step, double loss, double learningRate, double accuracy) {

  /** For a line of a log. */
  public String describe() {
    return String.format(
        Locale.ROOT, "%s: step %d, mean loss %.4f, dev accuracy %.4f", pass, step, loss, accuracy);
  }
}
