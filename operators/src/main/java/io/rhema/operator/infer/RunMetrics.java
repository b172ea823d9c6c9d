package io.rhema.operator.infer;

import java.util.concurrent.TimeUnit;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/** The runs of one version, among the {@linkplain InferenceMetrics other counts}. */
final class RunMetrics {
  private static final int HISTORY = 1_000;

  private final Counter tokens;
  private final Histogram batchSize = new DescriptiveStatisticsHistogram(HISTORY);
  private final Histogram batchLatency = new DescriptiveStatisticsHistogram(HISTORY);

  // Written by the task's thread alone, read by reporters.
  private volatile long computed;
  private volatile long padding;
  private volatile int inflight;

  RunMetrics(MetricGroup group) {
    tokens = group.counter(InferenceMetrics.TOKENS);
    group.histogram(InferenceMetrics.BATCH_SIZE, batchSize);
    group.histogram(InferenceMetrics.BATCH_LATENCY, batchLatency);
    group.gauge(
        InferenceMetrics.PADDING_RATIO, () -> computed == 0 ? 0.0 : (double) padding / computed);
    group.gauge(InferenceMetrics.INFLIGHT_BATCHES, () -> inflight);
  }

  void starts() {
    inflight = 1;
  }

  void ends() {
    inflight = 0;
  }

  /** As {@link InferenceMetrics#ran}. */
  @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
  void ran(int rows, int real, int padded, long nanos) {
    tokens.inc(real);
    computed += padded;
    padding += padded - real;
    batchSize.update(rows);
    batchLatency.update(TimeUnit.NANOSECONDS.toMillis(nanos));
  }
}
