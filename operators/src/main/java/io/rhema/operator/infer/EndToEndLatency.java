package io.rhema.operator.infer;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.apache.flink.metrics.Histogram;

/**
 * How long it takes from a record's timestamp in Kafka until a checkpoint publishes what came of
 * it: what consumers who read committed records wait. Of the records between two checkpoints a
 * sample is kept, each with the same chance.
 *
 * <p>A checkpoint that fails publishes nothing; the next one that completes publishes its records
 * too.
 */
final class EndToEndLatency {
  private static final int SAMPLE = 100;

  private final Histogram millis;
  private final LongSupplier clock;
  private final NavigableMap<Long, Sample> waiting = new TreeMap<>();
  private Sample current = new Sample();

  /** Timestamps of some records, by Vitter's algorithm R (1985). */
  private static final class Sample {
    private final long[] timestamps = new long[SAMPLE];
    private long seen;
    private long state = 0x9E3779B97F4A7C15L;

    void add(long timestamp) {
      long place = seen < SAMPLE ? seen : below(seen + 1);
      if (place < SAMPLE) {
        timestamps[(int) place] = timestamp;
      }
      seen++;
    }

    /** A number from 0 to less than a bound: xorshift, which is random enough for this. */
    private long below(long bound) {
      state ^= state << 13;
      state ^= state >>> 7;
      state ^= state << 17;
      return Long.remainderUnsigned(state, bound);
    }

    int size() {
      return (int) Math.min(seen, SAMPLE);
    }
  }

  /**
   * @param millis what is measured
   * @param clock milliseconds since the epoch
   */
  EndToEndLatency(Histogram millis, LongSupplier clock) {
    this.millis = millis;
    this.clock = clock;
  }

  /** A record has left the operator. */
  void left(long timestamp) {
    current.add(timestamp);
  }

  /** What has left so far belongs to a checkpoint. */
  void barrier(long checkpoint) {
    if (current.seen > 0) {
      waiting.put(checkpoint, current);
      current = new Sample();
    }
  }

  /** A checkpoint is complete, and all before it that are not are part of it. */
  void completed(long checkpoint) {
    long now = clock.getAsLong();
    NavigableMap<Long, Sample> published = waiting.headMap(checkpoint, true);
    for (Sample sample : published.values()) {
      for (int i = 0; i < sample.size(); i++) {
        millis.update(Math.max(0, now - sample.timestamps[i]));
      }
    }
    published.clear();
  }
}
