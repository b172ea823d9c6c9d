package io.rhema.local.kafka;

import io.rhema.local.EnvironmentException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A Kafka that somebody else runs.
 *
 * @param servers {@code host:port}, several separated by commas
 * @param patience how long to wait for it to answer
 * @param clients properties of every client, such as {@code security.protocol}
 */
public record KafkaAddress(String servers, Duration patience, Map<String, String> clients) {
  /**
   * The largest record that producers send: the longest line of a feed, the largest dead letter.
   */
  public static final int MAX_REQUEST_BYTES = 32 << 20;

  private static final Duration USUAL_PATIENCE = Duration.ofSeconds(10);

  public KafkaAddress {
    clients = Map.copyOf(clients);
  }

  /** Waits ten seconds at most. */
  public static KafkaAddress of(String servers) {
    return of(servers, Map.of());
  }

  /** The same with properties of every client. */
  public static KafkaAddress of(String servers, Map<String, String> clients) {
    return new KafkaAddress(servers, USUAL_PATIENCE, clients);
  }

  /** Properties for a client, which {@code more} adds to. */
  public Map<String, Object> properties(Map<String, Object> more) {
    Map<String, Object> properties = new HashMap<>(clients);
    properties.putAll(more);
    properties.put("bootstrap.servers", servers);
    return properties;
  }

  /**
   * A producer of records of up to {@link #MAX_REQUEST_BYTES}, with properties that {@code more}
   * adds. What a broker or topic takes is theirs to say.
   */
  public KafkaProducer<byte[], byte[]> producer(Map<String, Object> more) {
    Map<String, Object> all = properties(more);
    all.put("max.request.size", MAX_REQUEST_BYTES);
    all.put("buffer.memory", 2L * MAX_REQUEST_BYTES);
    return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /**
   * Asks the brokers for a topic.
   *
   * @throws EnvironmentException when no broker answers or the topic does not exist
   */
  public void requireTopic(String topic) {
    Map<String, Object> soon =
        Map.of(
            "default.api.timeout.ms", (int) patience.toMillis(),
            "request.timeout.ms", (int) patience.toMillis());
    try (Admin admin = Admin.create(properties(soon))) {
      admin.describeTopics(List.of(topic)).allTopicNames().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        throw new EnvironmentException(
            "Kafka at %s has no topic '%s'; create it with kafka-topics.sh or correct the name."
                .formatted(servers, topic),
            e);
      }
      throw unreachable(e.getCause());
    } catch (KafkaException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EnvironmentException("Interrupted while waiting for Kafka at " + servers, e);
    }
  }

  /** The address alone: among the properties are passwords. */
  @Override
  public String toString() {
    return servers;
  }

  private EnvironmentException unreachable(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new EnvironmentException(
        "Kafka does not answer at %s (%s); start it or correct --bootstrap-servers."
            .formatted(servers, root.getMessage()),
        cause);
  }
}
