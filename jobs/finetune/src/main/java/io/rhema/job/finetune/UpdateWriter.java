package io.rhema.job.finetune;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rhema.schema.ModelUpdate;
import io.rhema.schema.RecordCodec;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Writes commands for running jobs, each under the name of its model. */
final class UpdateWriter implements KafkaRecordSerializationSchema<ModelUpdate> {
  private static final long serialVersionUID = 1L;

  private final String topic;

  UpdateWriter(String topic) {
    this.topic = topic;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      ModelUpdate update, KafkaSinkContext context, Long timestamp) {
    return new ProducerRecord<>(
        topic, update.getModel().getBytes(UTF_8), RecordCodec.of(ModelUpdate.class).encode(update));
  }
}
