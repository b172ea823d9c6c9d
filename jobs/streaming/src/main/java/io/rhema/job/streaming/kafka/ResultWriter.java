package io.rhema.job.streaming.kafka;

import io.rhema.operator.emit.ResultRecord;
import io.rhema.operator.type.NamedClass;
import io.rhema.schema.RecordCodec;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes the results of one task in Avro's single-object encoding. */
final class ResultWriter implements KafkaRecordSerializationSchema<ResultRecord> {
  private static final long serialVersionUID = 1L;

  private final String topic;
  private final NamedClass<? extends SpecificRecord> resultClass;

  ResultWriter(String topic, Class<? extends SpecificRecord> resultClass) {
    this.topic = topic;
    this.resultClass = NamedClass.of(resultClass);
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      ResultRecord record, KafkaSinkContext context, Long timestamp) {
    byte[] value = encoded(resultClass.get(), record.result());
    return ProducerRecords.of(topic, record.key(), value, record.headers());
  }

  private static <R extends SpecificRecord> byte[] encoded(Class<R> type, SpecificRecord result) {
    return RecordCodec.of(type).encode(type.cast(result));
  }
}
