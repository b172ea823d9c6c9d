package io.rhema.job.finetune;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the job is told about Kafka.
 *
 * @param bootstrapServers comma-separated addresses of brokers
 * @param control the topic of commands for running jobs; empty where they are not told
 * @param clients properties of every client
 * @param consumer properties of the consumer, which win over {@code clients}
 * @param producer properties of the producer, which win over {@code clients}
 */
public record KafkaSettings(
    String bootstrapServers,
    Optional<String> control,
    Map<String, String> clients,
    Map<String, String> consumer,
    Map<String, String> producer) {
  public KafkaSettings {
    clients = Map.copyOf(clients);
    consumer = Map.copyOf(consumer);
    producer = Map.copyOf(producer);
  }

  /** Properties of the consumer beside those that the job sets itself. */
  Map<String, String> consumerProperties() {
    Map<String, String> properties = new HashMap<>(clients);
    properties.putAll(consumer);
    return properties;
  }

  Properties producerProperties() {
    Properties properties = new Properties();
    properties.putAll(clients);
    properties.putAll(producer);
    return properties;
  }
}
