package io.rhema.local.replay;

import io.rhema.local.EnvironmentException;
import io.rhema.local.kafka.KafkaAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;

/**
 * Transactions of records together with the offsets that they were read at. A failure leaves the
 * transaction unfinished: closing gives it up.
 */
final class Transactions implements AutoCloseable {
  /** Time to fetch the originals of a whole transaction; less than the 15 minutes of a broker. */
  private static final int TIMEOUT_MILLIS = 600_000;

  private final KafkaAddress kafka;
  private final Set<String> topics = new HashSet<>();
  private final KafkaProducer<byte[], byte[]> producer;
  private boolean begun;

  Transactions(KafkaAddress kafka, String id) {
    this.kafka = kafka;
    this.producer =
        kafka.producer(Map.of("transactional.id", id, "transaction.timeout.ms", TIMEOUT_MILLIS));
    try {
      producer.initTransactions();
    } catch (KafkaException e) {
      producer.close();
      throw e;
    }
  }

  /**
   * Sends a record within the transaction; Kafka's answer comes with the commit.
   *
   * @throws EnvironmentException when there is no such topic
   */
  void send(ProducerRecord<byte[], byte[]> original) {
    if (topics.add(original.topic())) {
      kafka.requireTopic(original.topic());
    }
    begin();
    var unused = producer.send(original);
  }

  /**
   * Commits what was sent together with how far was read.
   *
   * @throws EnvironmentException when another process does the same
   * @throws KafkaException when Kafka did not take a record
   */
  void commit(Map<TopicPartition, Long> read, ConsumerGroupMetadata group) {
    begin();
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    read.forEach((partition, offset) -> offsets.put(partition, new OffsetAndMetadata(offset)));
    try {
      producer.sendOffsetsToTransaction(offsets, group);
      producer.commitTransaction();
    } catch (ProducerFencedException e) {
      throw new EnvironmentException(
          "Another process is sending the same dead letters back; let it end.", e);
    }
    begun = false;
  }

  private void begin() {
    if (!begun) {
      producer.beginTransaction();
      begun = true;
    }
  }

  /** Closing a producer gives up a transaction that was not committed. */
  @Override
  public void close() {
    producer.close();
  }
}
