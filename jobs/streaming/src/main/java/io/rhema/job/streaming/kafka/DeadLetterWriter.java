package io.rhema.job.streaming.kafka;

import io.rhema.operator.failure.DeadLetter;
import io.rhema.operator.failure.DeadLetterMessage;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes dead letters, none of them larger than a request may be. */
final class DeadLetterWriter implements KafkaRecordSerializationSchema<DeadLetter> {
  private static final long serialVersionUID = 1L;

  private final String topic;
  private final int maxBytes;

  DeadLetterWriter(String topic, int maxBytes) {
    this.topic = topic;
    this.maxBytes = maxBytes;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter letter, KafkaSinkContext context, Long timestamp) {
    DeadLetterMessage message = DeadLetterMessage.of(letter, maxBytes);
    return ProducerRecords.of(topic, message.key(), message.value(), message.headers());
  }
}
