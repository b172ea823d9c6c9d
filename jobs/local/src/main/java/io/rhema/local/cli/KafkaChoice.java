package io.rhema.local.cli;

import io.rhema.local.kafka.KafkaAddress;
import picocli.CommandLine.Option;

/** The option that says which Kafka. */
final class KafkaChoice {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:9092",
      description = "Where Kafka is. Default: localhost:9092.")
  private String servers;

  KafkaAddress address() {
    return KafkaAddress.of(servers);
  }
}
