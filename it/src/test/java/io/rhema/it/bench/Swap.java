package io.rhema.it.bench;

import io.rhema.schema.ModelUpdate;
import io.rhema.schema.ModelUpdateResult;
import java.util.Collection;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One change from a version to another, in milliseconds.
 *
 * @param swap from the command to the last subtask that serves the version
 * @param open what the slower subtask took to fetch, check, open and warm it
 * @param pause what the slower subtask was busy with the change-over
 * @param usual how long the slowest text before the command took, in as much time as the swap
 * @param during the same between the command and the change
 * @param gap the longest time in it without a result, of the subtask that had the longest
 * @param usualGap the same before the command
 */
record Swap(
    long swap, double open, double pause, long usual, long during, long gap, long usualGap) {
  /** What the texts at both ends of a change are compared in, at least. */
  private static final long LEAST_WINDOW = 1_000;

  static Swap of(ModelUpdate command, List<ModelUpdateResult> told, List<AnsweredText> answers) {
    long begin = command.getIssuedAt().toEpochMilli();
    long end = told.stream().mapToLong(result -> result.getAt().toEpochMilli()).max().orElseThrow();
    long window = Math.max(LEAST_WINDOW, end - begin);
    List<AnsweredText> before = between(answers, begin - window, begin);
    List<AnsweredText> during = between(answers, begin, begin + window);
    return new Swap(
        end - begin,
        told.stream().mapToDouble(ModelUpdateResult::getOpenMillis).max().orElseThrow(),
        told.stream().mapToDouble(ModelUpdateResult::getPauseMillis).max().orElseThrow(),
        slowest(before),
        slowest(during),
        longestGap(during),
        longestGap(before));
  }

  /** How much longer the slowest text took than one before the command. */
  long added() {
    return during - usual;
  }

  private static List<AnsweredText> between(List<AnsweredText> answers, long from, long to) {
    return answers.stream().filter(it -> it.millis() >= from && it.millis() < to).toList();
  }

  private static long slowest(List<AnsweredText> answers) {
    LongSummaryStatistics latencies =
        answers.stream().mapToLong(AnsweredText::latency).summaryStatistics();
    if (latencies.getCount() == 0) {
      throw new IllegalStateException("No text was answered; the rate is too low to measure by");
    }
    return latencies.getMax();
  }

  private static long longestGap(List<AnsweredText> answers) {
    Map<Integer, List<AnsweredText>> parts =
        answers.stream().collect(Collectors.groupingBy(AnsweredText::partition));
    return parts.values().stream().mapToLong(Swap::gap).max().orElse(0);
  }

  private static long gap(Collection<AnsweredText> answers) {
    long[] times = answers.stream().mapToLong(AnsweredText::millis).sorted().toArray();
    long longest = 0;
    for (int i = 1; i < times.length; i++) {
      longest = Math.max(longest, times[i] - times[i - 1]);
    }
    return longest;
  }
}
