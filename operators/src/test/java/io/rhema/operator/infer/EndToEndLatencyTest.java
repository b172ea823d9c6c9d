package io.rhema.operator.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;
import org.junit.jupiter.api.Test;

class EndToEndLatencyTest {
  private final DescriptiveStatisticsHistogram millis = new DescriptiveStatisticsHistogram(1_000);
  private long now;
  private final EndToEndLatency latency = new EndToEndLatency(millis, () -> now);

  @Test
  void recordsArePublishedByTheCheckpointBehindThem() {
    latency.left(10);
    latency.left(40);
    latency.barrier(1);
    latency.left(70);
    now = 100;

    latency.completed(1);

    assertThat(millis.getStatistics().getValues()).containsExactlyInAnyOrder(90, 60);
  }

  @Test
  void checkpointThatFailedIsPartOfTheNext() {
    latency.left(10);
    latency.barrier(1);
    latency.left(20);
    latency.barrier(2);
    now = 50;

    latency.completed(2);
    latency.completed(2);

    assertThat(millis.getStatistics().getValues()).containsExactlyInAnyOrder(40, 30);
  }

  @Test
  void manyRecordsAreSampledEvenly() {
    for (int i = 1; i <= 100_000; i++) {
      latency.left(i);
    }
    latency.barrier(1);
    now = 100_000;

    latency.completed(1);

    assertThat(millis.getStatistics().size()).isEqualTo(100);
    assertThat(millis.getStatistics().getMean()).isCloseTo(50_000, within(12_000.0));
  }

  @Test
  void clockThatIsBehindTheProducersGivesNothingNegative() {
    latency.left(10);
    latency.barrier(1);
    now = 5;

    latency.completed(1);

    assertThat(millis.getStatistics().getMin()).isZero();
  }
}
