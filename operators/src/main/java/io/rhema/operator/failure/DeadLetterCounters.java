package io.rhema.operator.failure;

import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * Counts the dead letters of one operator, under {@code nlp.deadLetters}: {@code count}, and the
 * same under {@code kind.<class>} for each kind of failure, which is the simple name of its class.
 */
public final class DeadLetterCounters {
  private static final String COUNT = "count";

  private final MetricGroup group;
  private final Counter all;
  private final Map<String, Counter> kinds = new HashMap<>();

  /**
   * @param operator the operator's group
   */
  public DeadLetterCounters(MetricGroup operator) {
    group = operator.addGroup("nlp").addGroup("deadLetters");
    all = group.counter(COUNT);
  }

  /** Counts one. */
  public void count(DeadLetter letter) {
    all.inc();
    String failure = letter.exceptionClass();
    kinds
        .computeIfAbsent(
            failure.substring(failure.lastIndexOf('.') + 1),
            kind -> group.addGroup("kind", kind).counter(COUNT))
        .inc();
  }
}
