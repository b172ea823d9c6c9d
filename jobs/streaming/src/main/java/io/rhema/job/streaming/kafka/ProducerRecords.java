package io.rhema.job.streaming.kafka;

import io.rhema.operator.read.RawRecord;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Makes what a producer sends. */
final class ProducerRecords {
  private ProducerRecords() {}

  /**
   * A record with the time of sending: one that a producer of the input made up may be negative or
   * in the future, and the broker would refuse the record for it.
   */
  static ProducerRecord<byte[], byte[]> of(
      String topic, byte[] key, byte[] value, List<RawRecord.Header> headers) {
    RecordHeaders kafkaHeaders = new RecordHeaders();
    headers.forEach(header -> kafkaHeaders.add(header.name(), header.value()));
    return new ProducerRecord<>(topic, null, null, key, value, kafkaHeaders);
  }
}
