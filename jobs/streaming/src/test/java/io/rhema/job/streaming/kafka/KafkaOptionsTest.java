package io.rhema.job.streaming.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaOptionsTest {

  private static final KafkaOptions PLAIN = SentimentOptions.of("localhost:9092");

  private static KafkaOptions options(String instance) {
    return SentimentOptions.of(
        "localhost:9092",
        instance,
        Map.of("security.protocol", "SSL", "client.rack", "a"),
        Map.of("client.rack", "b", "isolation.level", "read_uncommitted"),
        Map.of("linger.ms", "7"));
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
    assertThat(PLAIN.consumerProperties()).containsEntry("isolation.level", "read_committed");
    assertThat(options("nlp").consumerProperties())
        .containsEntry("isolation.level", "read_uncommitted")
        .containsEntry("security.protocol", "SSL")
        .containsEntry("client.rack", "b");
  }

  @Test
  void sendsTheResultsOfARunTogetherUnlessToldOtherwise() {
    assertThat(PLAIN.producerProperties()).containsEntry("linger.ms", "1");
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
