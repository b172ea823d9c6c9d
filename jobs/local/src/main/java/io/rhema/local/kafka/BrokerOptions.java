package io.rhema.local.kafka;

import java.nio.file.Path;

/**
 * How an embedded broker is started.
 *
 * @param port the port that clients connect to, 0 for any free one
 * @param directory where its data is kept, to be found again by a later broker; null for a
 *     temporary directory that is deleted on close
 * @param maxMessageBytes the largest record batch it accepts ({@code message.max.bytes})
 */
public record BrokerOptions(int port, Path directory, int maxMessageBytes) {
  /** What Kafka itself accepts when nothing is configured. */
  public static final int DEFAULT_MAX_MESSAGE_BYTES = 1_048_588;

  public BrokerOptions {
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
    return new BrokerOptions(0, null, DEFAULT_MAX_MESSAGE_BYTES);
  }

  public BrokerOptions withPort(int newPort) {
    return new BrokerOptions(newPort, directory, maxMessageBytes);
  }

  public BrokerOptions withDirectory(Path newDirectory) {
    return new BrokerOptions(port, newDirectory, maxMessageBytes);
  }

  public BrokerOptions withMaxMessageBytes(int newMaxMessageBytes) {
    return new BrokerOptions(port, directory, newMaxMessageBytes);
  }
}
