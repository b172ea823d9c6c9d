package io.rhema.local.topic;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rhema.local.kafka.KafkaAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads all partitions of a topic, without a group and without what is not committed. */
public final class TopicReader implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;

  /**
   * @param fromBeginning whether to begin with the earliest record, or behind the last
   */
  public TopicReader(KafkaAddress kafka, String topic, boolean fromBeginning) {
    kafka.requireTopic(topic);
    consumer =
        new KafkaConsumer<>(
            kafka.properties(Map.of("isolation.level", "read_committed")),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    if (fromBeginning) {
      consumer.seekToBeginning(partitions);
    } else {
      consumer.seekToEnd(partitions);
    }
    // Seeking is lazy: where the end is now must not depend on when the first record is asked for.
    partitions.forEach(consumer::position);
  }

  /** Gives records to {@code next} until there were {@code most}, or it is stopped. */
  public void read(long most, BooleanSupplier stopped, Consumer<ObjectNode> next) {
    long count = 0;
    while (count < most && !stopped.getAsBoolean()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        if (count < most) {
          next.accept(RecordLine.of(record));
          count++;
        }
      }
    }
  }

  /** Gives the values of records to {@code next}, those without one left out, until stopped. */
  public void readValues(BooleanSupplier stopped, Consumer<byte[]> next) {
    while (!stopped.getAsBoolean()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
        if (record.value() != null) {
          next.accept(record.value());
        }
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
