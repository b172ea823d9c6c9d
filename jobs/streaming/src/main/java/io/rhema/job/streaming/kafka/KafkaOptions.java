package io.rhema.job.streaming.kafka;

import io.rhema.operator.interpret.TaskKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * What the job is told about Kafka.
 *
 * @param bootstrapServers comma-separated addresses of brokers
 * @param instance tells jobs on one Kafka apart: part of group and transactional ids
 * @param input topic of the events
 * @param results topic of the results of each of the job's tasks
 * @param deadLetters topic of the dead letters
 * @param control topics of commands and their results; empty where models are not changed
 * @param start where to begin without a savepoint
 * @param delivery how often a result may be published
 * @param transactionTimeout after which the broker gives up a transaction; longer than any recovery
 * @param maxRequestBytes the largest record that is sent
 * @param clients properties of every client
 * @param consumer properties of the consumers, which win over {@code clients}
 * @param producer properties of the producers, which win over {@code clients}
 */
public record KafkaOptions(
    String bootstrapServers,
    String instance,
    String input,
    Map<TaskKind, String> results,
    String deadLetters,
    Optional<ControlTopics> control,
    Start start,
    Delivery delivery,
    Duration transactionTimeout,
    int maxRequestBytes,
    Map<String, String> clients,
    Map<String, String> consumer,
    Map<String, String> producer) {

  public KafkaOptions {
    results = Map.copyOf(results);
    clients = Map.copyOf(clients);
    consumer = Map.copyOf(consumer);
    producer = Map.copyOf(producer);
  }

  /** Of properties only the names: some of the values are secret. */
  @Override
  public String toString() {
    return "Kafka at %s, instance '%s', topics %s to %s, clients %s, consumer %s, producer %s"
        .formatted(
            bootstrapServers,
            instance,
            inputs(),
            outputs(),
            clients.keySet(),
            consumer.keySet(),
            producer.keySet());
  }

  /** The topics that are read. */
  List<String> inputs() {
    return Stream.concat(Stream.of(input), control.map(ControlTopics::commands).stream()).toList();
  }

  /** The topics that results go to. */
  List<String> outputs() {
    return Stream.of(
            results.values().stream().sorted(),
            Stream.of(deadLetters),
            control.map(ControlTopics::results).stream())
        .flatMap(topics -> topics)
        .toList();
  }

  /** The consumer group, which only serves to see how far the job is. */
  String group() {
    return "rhema." + instance;
  }

  /**
   * A prefix for one sink's transactions. An instance has no dot in its name, so no prefix is the
   * beginning of another, by which one job would abort another's transactions.
   */
  String transactionalIdPrefix(String sink) {
    return "rhema." + instance + "." + sink;
  }

  /** Properties of the consumers; aborted transactions of the producers are not read. */
  Properties consumerProperties() {
    Properties properties = new Properties();
    properties.put("isolation.level", "read_committed");
    properties.putAll(clients);
    properties.putAll(consumer);
    return properties;
  }

  /**
   * Properties of the producers. Results come in groups, one for each run of a model: a millisecond
   * suffices to send a group together, and waiting longer brings none of the next.
   */
  Properties producerProperties() {
    Properties properties = new Properties();
    properties.put("linger.ms", "1");
    properties.putAll(clients);
    properties.putAll(producer);
    properties.put("max.request.size", String.valueOf(maxRequestBytes));
    properties.put("transaction.timeout.ms", String.valueOf(transactionTimeout.toMillis()));
    return properties;
  }
}
