package io.rhema.local.replay;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many letters there are of each reason; numbers in a message make no reason of their own. */
public final class Reasons {
  private final Map<Reason, Long> counts = new HashMap<>();

  /** Letters of one kind. */
  private record Reason(String stage, String error, String message) {}

  void add(Letter letter) {
    Reason reason =
        new Reason(
            letter.stage().name().toLowerCase(Locale.ROOT),
            letter.error(),
            letter.message().lines().findFirst().orElse("").replaceAll("\\d[\\d,]*", "#"));
    counts.merge(reason, 1L, Long::sum);
  }

  /** A line for each reason: count, stage, failure and message, the most frequent first. */
  public List<String> lines() {
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<Reason, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(entry -> entry.getKey().toString()))
        .map(
            entry ->
                "%,8d  %s  %s  %s"
                    .formatted(
                        entry.getValue(),
                        entry.getKey().stage(),
                        entry.getKey().error(),
                        entry.getKey().message()))
        .toList();
  }
}
