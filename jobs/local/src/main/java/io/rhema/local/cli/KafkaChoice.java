package io.rhema.local.cli;

import io.rhema.local.kafka.KafkaAddress;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that say which Kafka, and how to speak to it. */
final class KafkaChoice {
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      defaultValue = "localhost:9092",
      description = "Where Kafka is. Default: localhost:9092.")
  private String servers;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description =
          "Properties of Kafka's clients, such as security.protocol and sasl.jaas.config, as"
              + " Kafka's own commands take them.")
  private Path file;

  KafkaAddress address() {
    return KafkaAddress.of(servers, file == null ? Map.of() : read(file));
  }

  private static Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (NoSuchFileException e) {
      throw new CommandException(
          "Cannot read --kafka-config '%s': there is no such file.".formatted(file));
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandException(
          "Cannot read --kafka-config '%s' as a file of properties: %s.".formatted(file, e));
    }
    return properties.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, properties::getProperty));
  }
}
