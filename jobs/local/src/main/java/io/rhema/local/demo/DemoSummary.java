package io.rhema.local.demo;

import io.rhema.operator.interpret.TaskKind;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of a demo.
 *
 * @param events texts that were published
 * @param missing texts that not every task has answered
 * @param results results that were read back, of each task
 * @param deadLetters refusals that were read back
 * @param unexpected records beyond the first one of a task for a text
 * @param complete whether everything that should be published was
 * @param seconds from the first text to the last answer
 */
public record DemoSummary(
    long events,
    long missing,
    Map<TaskKind, Long> results,
    long deadLetters,
    long unexpected,
    boolean complete,
    double seconds) {

  /** Whether every text was published and has exactly one answer of each task. */
  public boolean isSound() {
    return complete && missing == 0 && unexpected == 0;
  }

  @Override
  public String toString() {
    String byTask =
        new TreeMap<>(results)
            .entrySet().stream()
                .map(entry -> "%d %s".formatted(entry.getValue(), entry.getKey().key()))
                .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%d events, results: %s, %d dead letters in %.1f s: %.0f texts/s",
        events,
        byTask,
        deadLetters,
        seconds,
        seconds > 0 ? (events - missing) / seconds : 0);
  }
}
