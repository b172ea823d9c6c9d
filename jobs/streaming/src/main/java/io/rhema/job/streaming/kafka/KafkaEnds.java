package io.rhema.job.streaming.kafka;

import io.rhema.job.streaming.EventSource;
import io.rhema.job.streaming.ResultSinks;
import io.rhema.operator.read.RawRecord;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;

/** Kafka as source and sinks of the graph. */
public final class KafkaEnds {
  private KafkaEnds() {}

  /** Reads the input topic for as long as the job runs. */
  public static EventSource source(KafkaOptions options) {
    return EventSource.of(
        KafkaSource.<RawRecord>builder()
            .setBootstrapServers(options.bootstrapServers())
            .setTopics(options.input())
            .setGroupId(options.group())
            .setClientIdPrefix(options.group())
            .setStartingOffsets(options.start().offsets())
            .setProperties(options.consumerProperties())
            .setDeserializer(new RecordReader())
            .build());
  }

  /** One sink for each output topic, each with transactions of its own. */
  public static ResultSinks sinks(KafkaOptions options) {
    return new ResultSinks(
        task ->
            sink(options, task.key(), new ResultWriter(options.results().get(task), task.result())),
        sink(
            options,
            "dead-letters",
            new DeadLetterWriter(options.deadLetters(), options.maxRequestBytes())));
  }

  private static <T> KafkaSink<T> sink(
      KafkaOptions options, String name, KafkaRecordSerializationSchema<T> writer) {
    return KafkaSink.<T>builder()
        .setBootstrapServers(options.bootstrapServers())
        .setKafkaProducerConfig(options.producerProperties())
        .setDeliveryGuarantee(options.delivery().guarantee())
        .setTransactionalIdPrefix(options.transactionalIdPrefix(name))
        .setRecordSerializer(writer)
        .build();
  }
}
