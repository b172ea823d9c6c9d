package io.rhema.job.streaming.kafka;

import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.kafka.clients.consumer.OffsetResetStrategy;

/** Where a job begins to read that is not resumed from a savepoint. */
public enum Start {
  /** Where a job of this instance committed last, else at the earliest record. */
  COMMITTED {
    @Override
    OffsetsInitializer offsets() {
      return OffsetsInitializer.committedOffsets(OffsetResetStrategy.EARLIEST);
    }
  },
  /** At the earliest record that the topic still has. */
  EARLIEST {
    @Override
    OffsetsInitializer offsets() {
      return OffsetsInitializer.earliest();
    }
  },
  /** Behind the last record that the topic has when the job starts. */
  LATEST {
    @Override
    OffsetsInitializer offsets() {
      return OffsetsInitializer.latest();
    }
  };

  abstract OffsetsInitializer offsets();
}
