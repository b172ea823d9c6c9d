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
import io.rhema.model.testing.TinyTranslator;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.Entity;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TranslationResult;
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
  private static final String TRANSLATIONS = "nlp.translations";

  @TempDir Path folder;

  /** Which tasks there are, and which models answer them. */
  private enum Models {
    /** One for two tasks. */
    SHARED(1_000, SENTIMENT, ENTITIES) {
      @Override
      Map<String, String> write(Path folder) {
        String both = TinyHeads.sentimentEntities(folder.resolve("both")).toString();
        return Map.of(
            "tasks",
            "sentiment,entities",
            "models.sentiment.bundle",
            both,
            "models.entities.bundle",
            both);
      }
    },
    /** One for each of three, of which one writes token by token and so takes longer. */
    SEPARATE(250, SENTIMENT, ENTITIES, TRANSLATIONS) {
      @Override
      Map<String, String> write(Path folder) {
        return Map.of(
            "tasks",
            "sentiment,entities,translation",
            "models.sentiment.bundle",
            TinyBundles.sentiment(folder.resolve("sentiment")).toString(),
            "models.entities.bundle",
            TinyHeads.entities(folder.resolve("entities")).toString(),
            "models.translation.bundle",
            TinyTranslator.write(folder.resolve("translation")).toString());
      }
    };

    /** Events of one part of the test. */
    private final int some;

    private final String[] topics;

    Models(int some, String... topics) {
      this.some = some;
      this.topics = topics;
    }

    abstract Map<String, String> write(Path folder);
  }

  @ParameterizedTest
  @EnumSource
  void answersEveryEventOnceThroughAFailureABrokerRestartAndASavepoint(Models models)
      throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(2, folder)) {
      kafka.createTopic("text-events", 2);
      for (String topic : models.topics) {
        kafka.createTopic(topic, 2);
      }
      kafka.createTopic("nlp.dead-letters", 1);
      JobOptions options = options(kafka.bootstrapServers(), models.write(folder));

      try (EventPump pump = new EventPump(kafka.bootstrapServers(), "text-events", models.topics);
          TopicReader deadLetters = new TopicReader(kafka.bootstrapServers(), "nlp.dead-letters")) {
        JobID first = cluster.submit(options);
        pump.until(() -> pump.answered() >= 2 * models.some);
        cluster.replaceTaskManager(0);
        pump.until(() -> pump.answered() >= 5 * models.some);
        assertThat(cluster.restarts(first)).as("restarts").isPositive();

        kafka.restart();
        pump.until(() -> pump.answered() >= 7 * models.some);
        String savepoint = cluster.stopWithSavepoint(first);
        pump.send(500);
        JobID second = cluster.resume(options, savepoint);
        pump.until(() -> pump.answered() >= 9 * models.some);
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
        if (models == Models.SEPARATE) {
          assertTranslated(pump);
        }
        deadLetters.readToEnd();
        assertThat(deadLetters.records()).isEmpty();
      }
      assertThat(transactionalIds(kafka.bootstrapServers()))
          .anyMatch(id -> id.startsWith("rhema.nlp.sentiment"))
          .anyMatch(id -> id.startsWith("rhema.nlp.entities"));
    }
  }

  private static void assertTranslated(EventPump pump) {
    List<TranslationResult> translations = pump.results(TRANSLATIONS, TranslationResult.class);
    assertEachOnceAndInOrder(translations, TranslationResult::getEventId, pump.sent());
    assertThat(translations)
        .allSatisfy(
            result ->
                assertThat(result.getText()).isEqualTo(EventPump.french(result.getEventId())));
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
