package io.rhema.it.bench;

import io.rhema.schema.RecordCodec;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * One result as a reader of the topic sees it.
 *
 * @param id of the text
 * @param version of the model that answered
 * @param partition of the topic, and so which subtask answered
 * @param millis when it was sent to the topic, since 1970
 * @param latency milliseconds since the text was sent
 */
record AnsweredText(String id, String version, int partition, long millis, long latency) {

  static AnsweredText of(
      ConsumerRecord<byte[], byte[]> record, Class<? extends SpecificRecordBase> type) {
    SpecificRecordBase result = RecordCodec.of(type).decode(record.value());
    Instant sent = (Instant) result.get("eventTime");
    return new AnsweredText(
        result.get("eventId").toString(),
        result.get("modelVersion").toString(),
        record.partition(),
        record.timestamp(),
        record.timestamp() - sent.toEpochMilli());
  }
}
