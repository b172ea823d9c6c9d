package io.rhema.local.kafka;

import io.rhema.local.Directories;
import io.rhema.local.EnvironmentException;
import io.rhema.local.Ports;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker, with its KRaft controller, in this JVM. It listens on the loopback interface
 * only, keeps every topic in one replica and creates no topic by itself.
 *
 * <p>It may be {@linkplain #stop stopped} and {@linkplain #restart restarted}: address and data
 * stay the same, so clients find it again. Closing it deletes its data, unless a directory was
 * given. Not safe for use by several threads.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private final boolean temporary;
  private final Path directory;
  private final int port;
  private final DirectoryLock lock;
  private final Properties properties;
  private KafkaRaftServer server;

  private EmbeddedKafka(BrokerOptions options) {
    temporary = options.directory() == null;
    port = options.port() == 0 ? Ports.free() : options.port();
    Ports.requireFree(port, "the Kafka broker", "choose another port");
    directory =
        temporary
            ? Directories.temporary("rhema-kafka-")
            : Directories.writable(options.directory().toAbsolutePath());
    lock = DirectoryLock.acquire(directory);
    properties =
        BrokerProperties.of(directory, port, controllerPort(port), options.maxMessageBytes());
    properties.putAll(options.settings());
  }

  /** Starts a broker on any free port, with its data in a temporary directory. */
  public static EmbeddedKafka start() {
    return start(BrokerOptions.defaults());
  }

  /**
   * Starts a broker and returns when it serves clients.
   *
   * @throws EnvironmentException when the port is in use, or the directory cannot be written or
   *     belongs to a broker that is running
   */
  public static EmbeddedKafka start(BrokerOptions options) {
    EmbeddedKafka kafka = new EmbeddedKafka(options);
    try {
      BrokerStorage.format(kafka.directory, kafka.properties);
      kafka.boot();
      return kafka;
    } catch (RuntimeException e) {
      kafka.close();
      throw e;
    }
  }

  /** What a client needs as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** Where the broker keeps its data. */
  public Path directory() {
    return directory;
  }

  /** Creates a topic with Kafka's default configuration, unless it is there already. */
  public void createTopic(String name, int partitions) {
    createTopic(name, partitions, Map.of());
  }

  /**
   * Creates a topic, unless it is there already.
   *
   * @param configuration topic configuration, such as {@code max.message.bytes}
   */
  public void createTopic(String name, int partitions, Map<String, String> configuration) {
    NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(configuration);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      admin.createTopics(List.of(topic)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("Cannot create the topic '" + name + "'", e.getCause());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while creating the topic '" + name + "'", e);
    }
  }

  /** Stops serving and keeps address and data; clients see a broker that is down. */
  public void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }

  /** Serves again at the same address, with the data of before. Stops first where needed. */
  public void restart() {
    stop();
    boot();
  }

  /** Stops the broker and deletes its data, unless its directory was given. */
  @Override
  public void close() {
    stop();
    lock.close();
    if (temporary) {
      Directories.delete(directory);
    }
  }

  private void boot() {
    KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
    try {
      starting.startup();
    } catch (RuntimeException e) {
      starting.shutdown();
      throw new EnvironmentException(
          "The Kafka broker did not start on port %d with its data in %s: %s"
              .formatted(port, directory, e.getMessage()),
          e);
    }
    server = starting;
  }

  private static int controllerPort(int brokerPort) {
    int candidate = Ports.free();
    while (candidate == brokerPort) {
      candidate = Ports.free();
    }
    return candidate;
  }
}
