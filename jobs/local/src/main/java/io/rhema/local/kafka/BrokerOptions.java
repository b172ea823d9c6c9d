package io.rhema.local.kafka;

import java.nio.file.Path;
import java.util.Map;

/**
 * How an embedded broker is started.
 *
 * @param port the port that clients connect to, 0 for any free one
 * @param directory where its data is kept, to be found again by a later broker; null for a
 *     temporary directory that is deleted on close
 * @param maxMessageBytes the largest record batch it accepts ({@code message.max.bytes})
 * @param settings more of Kafka's own, which win over all that is set here
 */
public record BrokerOptions(
    int port, Path directory, int maxMessageBytes, Map<String, String> settings) {
  /** What Kafka itself accepts when nothing is configured. */
  public static final int DEFAULT_MAX_MESSAGE_BYTES = 1_048_588;

  public BrokerOptions {
    settings = Map.copyOf(settings);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is " + port + "; it must be between 0 and 65535");
    }
    if (maxMessageBytes < 1) {
      throw new IllegalArgumentException(
          "maxMessageBytes is " + maxMessageBytes + "; it must be positive");
    }
  }

  /** Any free port, a temporary directory, Kafka's own limit of message size. */
  public static BrokerOptions defaults() {
    return new BrokerOptions(0, null, DEFAULT_MAX_MESSAGE_BYTES, Map.of());
  }

  public BrokerOptions withPort(int newPort) {
    return new BrokerOptions(newPort, directory, maxMessageBytes, settings);
  }

  public BrokerOptions withDirectory(Path newDirectory) {
    return new BrokerOptions(port, newDirectory, maxMessageBytes, settings);
  }

  public BrokerOptions withMaxMessageBytes(int newMaxMessageBytes) {
    return new BrokerOptions(port, directory, newMaxMessageBytes, settings);
  }

  public BrokerOptions withSettings(Map<String, String> newSettings) {
    return new BrokerOptions(port, directory, maxMessageBytes, newSettings);
  }
}
