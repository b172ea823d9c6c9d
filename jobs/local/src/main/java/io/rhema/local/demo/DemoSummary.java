package io.rhema.local.demo;

import java.util.Locale;

/**
 * What came of a demo.
 *
 * @param events texts that were published
 * @param results answers of the model that were read back
 * @param deadLetters refusals that were read back
 * @param unexpected answers beyond the first one for a text
 * @param complete whether everything that should be published was
 * @param seconds from the first text to the last answer
 */
public record DemoSummary(
    long events,
    long results,
    long deadLetters,
    long unexpected,
    boolean complete,
    double seconds) {

  /** Texts without an answer. */
  public long missing() {
    return events - results - deadLetters;
  }

  /** Whether every text was published and has exactly one answer. */
  public boolean isSound() {
    return complete && missing() == 0 && unexpected == 0;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d events, %d results, %d dead letters in %.1f s: %.0f texts/s",
        events,
        results,
        deadLetters,
        seconds,
        seconds > 0 ? (results + deadLetters) / seconds : 0);
  }
}
