package io.rhema.training.metric;

import java.util.Locale;

/**
 * What takes no model at all, and what any model has to be better than.
 *
 * @param answer what is answered, in words: {@code always 'ham'}
 * @param value of the figure that this gets
 */
public record Baseline(String answer, double value) {

  /** For a line of text: {@code "always 'ham': 0.8660"}. */
  public String describe() {
    return String.format(Locale.ROOT, "%s: %.4f", answer, value);
  }
}
