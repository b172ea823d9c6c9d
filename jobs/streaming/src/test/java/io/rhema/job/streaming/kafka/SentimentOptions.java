package io.rhema.job.streaming.kafka;

import io.rhema.operator.interpret.TaskKind;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Options of a job that does nothing but sentiment. */
final class SentimentOptions {
  private SentimentOptions() {}

  static KafkaOptions of(String servers) {
    return of(servers, "nlp", Map.of(), Map.of(), Map.of());
  }

  /** The same with properties of every client, of consumers, and of producers. */
  static KafkaOptions of(
      String servers,
      String instance,
      Map<String, String> clients,
      Map<String, String> consumers,
      Map<String, String> producers) {
    return new KafkaOptions(
        servers,
        instance,
        "in",
        Map.of(TaskKind.SENTIMENT, "out"),
        "dead",
        Optional.empty(),
        Start.EARLIEST,
        Delivery.EXACTLY_ONCE,
        Duration.ofMinutes(15),
        1_048_576,
        clients,
        consumers,
        producers);
  }
}
