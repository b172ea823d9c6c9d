package io.rhema.job.streaming.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks before the job starts whether Kafka is there and has what the job needs. */
public final class KafkaCheck {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaCheck.class);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final KafkaOptions options;
  private final Duration patience;

  private KafkaCheck(KafkaOptions options, Duration patience) {
    this.options = options;
    this.patience = patience;
  }

  /**
   * Asks for the cluster, its topics and their limits.
   *
   * @throws KafkaNotReadyException when no broker answers, a topic is missing, or an output topic
   *     takes less than the producers may send
   */
  public static void run(KafkaOptions options) {
    run(options, PATIENCE);
  }

  static void run(KafkaOptions options, Duration patience) {
    new KafkaCheck(options, patience).run();
  }

  private void run() {
    Properties properties = new Properties();
    properties.putAll(options.clients());
    properties.put("bootstrap.servers", options.bootstrapServers());
    properties.put("default.api.timeout.ms", String.valueOf(patience.toMillis()));
    properties.put("request.timeout.ms", String.valueOf(patience.toMillis() / 2));
    try (Admin admin = Admin.create(properties)) {
      await(admin.describeCluster().nodes());
      topicsExist(admin);
      for (String topic : options.outputs()) {
        topicTakesLargestRequest(admin, topic);
      }
    } catch (KafkaException e) {
      throw new KafkaNotReadyException(
          "Kafka does not answer at kafka.bootstrap-servers='%s' (%s). Start it, or correct the address."
              .formatted(options.bootstrapServers(), e.getMessage()),
          e);
    }
  }

  private void topicsExist(Admin admin) {
    Set<String> wanted = new LinkedHashSet<>(options.outputs());
    wanted.addAll(options.inputs());
    List<String> missing = new ArrayList<>();
    admin
        .describeTopics(wanted)
        .topicNameValues()
        .forEach(
            (topic, description) -> {
              try {
                await(description);
              } catch (UnknownTopicOrPartitionException e) {
                missing.add(topic);
              }
            });
    if (!missing.isEmpty()) {
      missing.sort(null);
      throw new KafkaNotReadyException(
          "Kafka at %s has no topic %s. Create what is missing: kafka-topics.sh --bootstrap-server %s --create --topic %s"
              .formatted(
                  options.bootstrapServers(),
                  String.join(", ", missing),
                  options.bootstrapServers(),
                  missing.get(0)));
    }
  }

  /** A broker that refuses a record would fail the job, each time it is restarted. */
  private void topicTakesLargestRequest(Admin admin, String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    Config config;
    try {
      config = await(admin.describeConfigs(List.of(resource)).values().get(resource));
    } catch (AuthorizationException e) {
      LOG.warn(
          "Not allowed to read the configuration of topic {}: its limit is not checked", topic);
      return;
    }
    long limit = Long.parseLong(config.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG).value());
    if (limit < options.maxRequestBytes()) {
      throw new KafkaNotReadyException(
          "Topic %s takes records of %d bytes (max.message.bytes), but the job may send %d (output.max-request-size). Raise the former or lower the latter."
              .formatted(topic, limit, options.maxRequestBytes()));
    }
  }

  /** The result, or the {@link KafkaException} that prevented it. */
  private static <T> T await(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }
}
