package io.rhema.it.stream;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.streaming.JobOptions;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.Entity;
import io.rhema.schema.SentimentResult;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionListing;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every event is answered once for each task, whatever happens to the job. */
class ExactlyOnceTest {
  private static final String SENTIMENT = "nlp.sentiment";
  private static final String ENTITIES = "nlp.entities";

  @TempDir Path folder;

  /** Which models answer the two tasks. */
  private enum Models {
    /** One for both. */
    SHARED {
      @Override
      Map<String, String> write(Path folder) {
        String both = TinyHeads.sentimentEntities(folder.resolve("both")).toString();
        return Map.of("models.sentiment.bundle", both, "models.entities.bundle", both);
      }
    },
    /** One for each. */
    SEPARATE {
      @Override
      Map<String, String> write(Path folder) {
        return Map.of(
            "models.sentiment.bundle",
            TinyBundles.sentiment(folder.resolve("sentiment")).toString(),
            "models.entities.bundle",
            TinyHeads.entities(folder.resolve("entities")).toString());
      }
    };

    abstract Map<String, String> write(Path folder);
  }

  @ParameterizedTest
  @EnumSource
  void answersEveryEventOnceThroughAFailureABrokerRestartAndASavepoint(Models models)
      throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(2, folder)) {
      kafka.createTopic("text-events", 2);
      kafka.createTopic(SENTIMENT, 2);
      kafka.createTopic(ENTITIES, 2);
      kafka.createTopic("nlp.dead-letters", 1);
      JobOptions options = options(kafka.bootstrapServers(), models.write(folder));

      try (EventPump pump =
              new EventPump(kafka.bootstrapServers(), "text-events", SENTIMENT, ENTITIES);
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

        List<SentimentResult> sentiments = pump.results(SENTIMENT, SentimentResult.class);
        assertEachOnceAndInOrder(sentiments, SentimentResult::getEventId, pump.sent());
        assertThat(sentiments)
            .allSatisfy(
                result ->
                    assertThat(result.getLabel()).isEqualTo(EventPump.label(result.getEventId())));
        List<EntitiesResult> entities = pump.results(ENTITIES, EntitiesResult.class);
        assertEachOnceAndInOrder(entities, EntitiesResult::getEventId, pump.sent());
        assertThat(entities).allSatisfy(ExactlyOnceTest::assertNamesThePlace);
        deadLetters.readToEnd();
        assertThat(deadLetters.records()).isEmpty();
      }
      assertThat(transactionalIds(kafka.bootstrapServers()))
          .anyMatch(id -> id.startsWith("rhema.nlp.sentiment"))
          .anyMatch(id -> id.startsWith("rhema.nlp.entities"));
    }
  }

  private static void assertNamesThePlace(EntitiesResult result) {
    assertThat(result.getEntities()).hasSize(1);
    Entity place = result.getEntities().get(0);
    int at = EventPump.placeAt(result.getEventId());
    assertThat(place.getText()).isEqualTo(EventPump.PLACE);
    assertThat(place.getStart()).isEqualTo(at);
    assertThat(place.getCodePointStart()).as("one emoji before it").isEqualTo(at - 1);
  }

  private static <R> void assertEachOnceAndInOrder(
      List<R> results, Function<R, String> eventId, int sent) {
    Map<String, Long> answers = results.stream().collect(groupingBy(eventId, counting()));
    assertThat(IntStream.range(0, sent).mapToObj(EventPump::id))
        .as("events without a result")
        .filteredOn(id -> !answers.containsKey(id))
        .isEmpty();
    assertThat(answers.entrySet())
        .as("events with more than one result")
        .filteredOn(answer -> answer.getValue() > 1)
        .isEmpty();
    assertThat(answers).hasSize(sent);
    Map<String, List<String>> byKey =
        results.stream()
            .map(eventId)
            .collect(groupingBy(EventPump::key, mapping(id -> id, toList())));
    assertThat(byKey.values()).allSatisfy(ids -> assertThat(ids).isSorted());
  }

  private static List<String> transactionalIds(String bootstrapServers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      return admin.listTransactions().all().get().stream()
          .map(TransactionListing::transactionalId)
          .toList();
    }
  }

  private static JobOptions options(String bootstrapServers, Map<String, String> models) {
    Map<String, String> options = new HashMap<>(models);
    options.put("kafka.bootstrap-servers", bootstrapServers);
    options.put("parallelism", "2");
    options.put("checkpoint.interval", "500 ms");
    return JobOptions.of(options);
  }
}
