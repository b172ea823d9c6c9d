package io.rhema.operator.infer;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counts what commands do to a model, among the {@linkplain InferenceMetrics other counts}. */
final class SwapMetrics {
  private final MetricGroup group;
  private final Set<String> versions = new HashSet<>();
  private final Counter swaps;
  private final Counter refused;

  // Written by the task's thread alone, read by reporters.
  private volatile String version = "";
  private volatile boolean pending;
  private volatile long openMillis;
  private volatile long pauseMillis;

  SwapMetrics(MetricGroup group) {
    this.group = group;
    swaps = group.counter(InferenceMetrics.SWAPS);
    refused = group.counter(InferenceMetrics.SWAPS_REFUSED);
    group.gauge(InferenceMetrics.VERSION, () -> version);
    group.gauge(InferenceMetrics.SWAP_PENDING, () -> pending ? 1 : 0);
    group.gauge(InferenceMetrics.SWAP_OPEN, () -> openMillis);
    group.gauge(InferenceMetrics.SWAP_PAUSE, () -> pauseMillis);
  }

  /** A version answers from now on. */
  void serves(String now) {
    version = now;
    if (versions.add(now)) {
      group
          .addGroup(InferenceMetrics.MODEL_VERSION, now)
          .gauge(InferenceMetrics.SERVING, () -> version.equals(now) ? 1 : 0);
    }
  }

  void pending(boolean now) {
    pending = now;
  }

  void swapped(Duration opening, Duration pause) {
    swaps.inc();
    openMillis = opening.toMillis();
    pauseMillis = pause.toMillis();
  }

  void refused() {
    refused.inc();
  }
}
