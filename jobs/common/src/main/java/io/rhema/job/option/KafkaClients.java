package io.rhema.job.option;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The declarations that every job with a Kafka has. */
public final class KafkaClients {
  /** The name of a topic. */
  public static final OptionType<String> TOPIC =
      OptionType.text(
          "a topic name: 1 to 249 letters, digits, '.', '_' or '-'",
          Pattern.compile("[A-Za-z0-9._-]{1,249}"));

  public static final Option<String> BOOTSTRAP_SERVERS =
      Option.of(
          "kafka.bootstrap-servers",
          OptionType.text(
              "host:port, several separated by commas",
              Pattern.compile("[^,\\s]+:\\d+(,[^,\\s]+:\\d+)*")),
          "localhost:9092",
          "Where Kafka is.");

  /** The name by which jobs of one kind are told apart. */
  public static final OptionType<String> INSTANCE =
      OptionType.text(
          "1 to 64 letters, digits, '_' or '-'", Pattern.compile("[A-Za-z0-9_-]{1,64}"));

  /** What every job says of its clients itself. */
  private static final Set<String> RESERVED =
      Set.of(
          "auto.offset.reset",
          "bootstrap.servers",
          "client.id",
          "enable.auto.commit",
          "key.deserializer",
          "key.serializer",
          "transactional.id",
          "value.deserializer",
          "value.serializer");

  private KafkaClients() {}

  /**
   * The properties that cannot be passed through.
   *
   * @param own those that one job sets beside what every job sets
   */
  public static Set<String> reserved(String... own) {
    Set<String> all = new TreeSet<>(RESERVED);
    all.addAll(List.of(own));
    return Collections.unmodifiableSet(all);
  }

  /**
   * @param reserved what the job says of every client itself
   */
  public static PassThrough clients(Set<String> reserved) {
    return new PassThrough(
        "kafka.clients.",
        reserved,
        "Any property of Kafka's clients, such as `kafka.clients.security.protocol`.");
  }

  public static PassThrough consumer(Set<String> reserved) {
    return new PassThrough("kafka.consumer.", reserved, "Any property of Kafka's consumer.");
  }

  public static PassThrough producer(Set<String> reserved) {
    return new PassThrough("kafka.producer.", reserved, "Any property of Kafka's producer.");
  }
}
