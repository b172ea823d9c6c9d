package io.rhema.job.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.operator.interpret.TaskKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KafkaOptionsTest {

  private static KafkaOptions options(String instance) {
    return new KafkaOptions(
        "localhost:9092",
        instance,
        "in",
        Map.of(TaskKind.SENTIMENT, "out"),
        "dead",
        Optional.empty(),
        Start.EARLIEST,
        Delivery.EXACTLY_ONCE,
        Duration.ofMinutes(15),
        1_048_576,
        Map.of("security.protocol", "SSL", "client.rack", "a"),
        Map.of("client.rack", "b", "isolation.level", "read_uncommitted"),
        Map.of("linger.ms", "7"));
  }

  private static KafkaOptions plain() {
    return new KafkaOptions(
        "localhost:9092",
        "nlp",
        "in",
        Map.of(TaskKind.SENTIMENT, "out"),
        "dead",
        Optional.empty(),
        Start.EARLIEST,
        Delivery.EXACTLY_ONCE,
        Duration.ofMinutes(15),
        1_048_576,
        Map.of(),
        Map.of(),
        Map.of());
  }

  /** One job would abort the transactions of another whose prefix begins with its own. */
  @Test
  void givesEverySinkOfEveryInstanceAPrefixThatBeginsNoOther() {
    List<String> prefixes =
        List.of("a", "a-sentiment", "a-dead", "sentiment", "entities").stream()
            .flatMap(
                instance ->
                    List.of("sentiment", "entities", "embeddings", "dead-letters", "control")
                        .stream()
                        .map(options(instance)::transactionalIdPrefix))
            .toList();

    for (String prefix : prefixes) {
      assertThat(prefixes).filteredOn(other -> other.startsWith(prefix)).containsExactly(prefix);
    }
  }

  @Test
  void namesItsPropertiesWithoutTheirValues() {
    assertThat(options("a")).asString().contains("security.protocol").doesNotContain("SSL");
  }

  @Test
  void readsOnlyCommittedRecordsUnlessToldOtherwise() {
    assertThat(plain().consumerProperties()).containsEntry("isolation.level", "read_committed");
    assertThat(options("nlp").consumerProperties())
        .containsEntry("isolation.level", "read_uncommitted")
        .containsEntry("security.protocol", "SSL")
        .containsEntry("client.rack", "b");
  }

  @Test
  void sendsTheResultsOfARunTogetherUnlessToldOtherwise() {
    assertThat(plain().producerProperties()).containsEntry("linger.ms", "1");
    assertThat(options("nlp").producerProperties()).containsEntry("linger.ms", "7");
  }

  /** The connector's default is longer than a broker allows. */
  @Test
  void boundsTransactionsAndRequests() {
    assertThat(options("nlp").producerProperties())
        .containsEntry("transaction.timeout.ms", "900000")
        .containsEntry("max.request.size", "1048576");
  }
}
