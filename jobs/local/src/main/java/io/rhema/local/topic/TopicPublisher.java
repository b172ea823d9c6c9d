package io.rhema.local.topic;

import io.rhema.local.kafka.KafkaAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Sends records to one topic and fails at the next call when Kafka did not take one. */
final class TopicPublisher implements AutoCloseable {
  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * @throws io.rhema.local.EnvironmentException when Kafka does not answer or has no such topic
   */
  TopicPublisher(KafkaAddress kafka, String topic) {
    this.topic = topic;
    kafka.requireTopic(topic);
    this.producer = kafka.producer(Map.of("linger.ms", 20));
  }

  /**
   * Sends a record some time soon.
   *
   * @throws KafkaException when Kafka did not take one that was sent before
   */
  void send(byte[] key, byte[] value) {
    var unused =
        producer.send(
            new ProducerRecord<>(topic, key, value),
            (metadata, refusal) -> failure.compareAndSet(null, refusal));
    rethrow();
  }

  /**
   * Waits until Kafka has all that was sent.
   *
   * @throws KafkaException when Kafka did not take one
   */
  void flush() {
    producer.flush();
    rethrow();
  }

  private void rethrow() {
    if (failure.get() != null) {
      throw new KafkaException("Kafka did not take a record", failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
