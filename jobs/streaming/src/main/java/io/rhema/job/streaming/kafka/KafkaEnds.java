package io.rhema.job.streaming.kafka;

import io.rhema.job.streaming.ControlChannel;
import io.rhema.job.streaming.EventSource;
import io.rhema.job.streaming.ResultSinks;
import io.rhema.operator.read.RawRecord;
import io.rhema.schema.ModelUpdateResult;
import java.util.Optional;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/** Kafka as source and sinks of the graph. */
public final class KafkaEnds {
  private KafkaEnds() {}

  /** Reads the input topic for as long as the job runs. */
  public static EventSource source(KafkaOptions options) {
    return EventSource.of(
        source(options, options.input(), options.group(), options.start().offsets()));
  }

  private static KafkaSource<RawRecord> source(
      KafkaOptions options, String topic, String client, OffsetsInitializer start) {
    return KafkaSource.<RawRecord>builder()
        .setBootstrapServers(options.bootstrapServers())
        .setTopics(topic)
        .setGroupId(options.group())
        .setClientIdPrefix(client)
        .setStartingOffsets(start)
        .setProperties(options.consumerProperties())
        .setDeserializer(new RecordReader())
        .build();
  }

  /**
   * Commands and their results, if the job is to be told any. A job without state reads every
   * command that the topic still has: the last one for a model says what is to be served, whatever
   * the job's options name to begin with.
   */
  public static Optional<ControlChannel> control(KafkaOptions options) {
    return options
        .control()
        .map(
            topics ->
                new ControlChannel(
                    source(
                        options,
                        topics.commands(),
                        options.group() + ".control",
                        OffsetsInitializer.earliest()),
                    sink(
                        options,
                        "control",
                        new ResultWriter(topics.results(), ModelUpdateResult.class))));
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
