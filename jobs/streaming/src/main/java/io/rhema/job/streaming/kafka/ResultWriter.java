package io.rhema.job.streaming.kafka;

import io.rhema.operator.emit.ResultRecord;
import io.rhema.schema.RecordCodec;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Writes results in Avro's single-object encoding.
 *
 * @param <R> the class of the results
 */
final class ResultWriter<R extends SpecificRecord>
    implements KafkaRecordSerializationSchema<ResultRecord<R>> {
  private static final long serialVersionUID = 1L;

  private final String topic;
  private final Class<R> resultClass;

  ResultWriter(String topic, Class<R> resultClass) {
    this.topic = topic;
    this.resultClass = resultClass;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      ResultRecord<R> record, KafkaSinkContext context, Long timestamp) {
    byte[] value = RecordCodec.of(resultClass).encode(record.result());
    return ProducerRecords.of(topic, record.key(), value, record.headers());
  }
}
