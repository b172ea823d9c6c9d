package io.rhema.it.stream;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.streaming.JobOptions;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.model.testing.TinyBundles;
import io.rhema.schema.SentimentResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every event is answered once, whatever happens to the job. */
class ExactlyOnceTest {
  @TempDir Path folder;

  @Test
  void answersEveryEventOnceThroughAFailureABrokerRestartAndASavepoint() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(2, folder)) {
      kafka.createTopic("text-events", 2);
      kafka.createTopic("nlp.sentiment", 2);
      kafka.createTopic("nlp.dead-letters", 1);
      JobOptions options = options(kafka.bootstrapServers());

      try (EventPump pump =
              new EventPump(kafka.bootstrapServers(), "text-events", "nlp.sentiment");
          TopicReader deadLetters = new TopicReader(kafka.bootstrapServers(), "nlp.dead-letters")) {
        JobID first = cluster.submit(options);
        pump.until(() -> pump.answered() >= 2_000);
        cluster.replaceTaskManager(0);
        pump.until(() -> pump.answered() >= 5_000);
        assertThat(cluster.restarts(first)).as("restarts").isPositive();

        kafka.restart();
        pump.until(() -> pump.answered() >= 7_000);
        String savepoint = cluster.stopWithSavepoint(first);
        pump.send(500);
        JobID second = cluster.resume(options, savepoint);
        pump.until(() -> pump.answered() >= 9_000);
        pump.drain();
        cluster.stopWithSavepoint(second);

        assertEachOnceAndInOrder(pump.results(), pump.sent());
        deadLetters.readToEnd();
        assertThat(deadLetters.records()).isEmpty();
      }
    }
  }

  private static void assertEachOnceAndInOrder(List<SentimentResult> results, int sent) {
    Map<String, Long> answers =
        results.stream().collect(groupingBy(SentimentResult::getEventId, counting()));
    assertThat(IntStream.range(0, sent).mapToObj(EventPump::id))
        .as("events without a result")
        .filteredOn(id -> !answers.containsKey(id))
        .isEmpty();
    assertThat(answers.entrySet())
        .as("events with more than one result")
        .filteredOn(answer -> answer.getValue() > 1)
        .isEmpty();
    assertThat(answers).hasSize(sent);
    assertThat(results)
        .allSatisfy(
            result ->
                assertThat(result.getLabel()).isEqualTo(EventPump.label(result.getEventId())));
    Map<String, List<String>> byKey =
        results.stream()
            .map(SentimentResult::getEventId)
            .collect(groupingBy(EventPump::key, mapping(id -> id, toList())));
    assertThat(byKey.values()).allSatisfy(ids -> assertThat(ids).isSorted());
  }

  private JobOptions options(String bootstrapServers) {
    return JobOptions.of(
        Map.of(
            "tasks",
            "sentiment",
            "kafka.bootstrap-servers",
            bootstrapServers,
            "models.sentiment.bundle",
            TinyBundles.sentiment(folder.resolve("bundle")).toString(),
            "parallelism",
            "2",
            "checkpoint.interval",
            "500 ms"));
  }
}
