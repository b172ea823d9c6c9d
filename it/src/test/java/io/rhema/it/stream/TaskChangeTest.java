package io.rhema.it.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.rhema.job.streaming.JobOptions;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyHeads;
import io.rhema.model.testing.TinyKeywords;
import io.rhema.schema.ClassificationResult;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.Keyword;
import io.rhema.schema.KeywordsResult;
import io.rhema.schema.RecordCodec;
import io.rhema.schema.SentimentResult;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that is asked for other tasks goes on where its savepoint was taken. */
class TaskChangeTest {
  private static final String SENTIMENT = "nlp.sentiment";
  private static final String ENTITIES = "nlp.entities";
  private static final String CLASSIFICATION = "nlp.classification";
  private static final String KEYWORDS = "nlp.keywords";

  @TempDir Path folder;

  @Test
  void aTaskIsAddedAndAModelSharedWithoutAnEventLostOrAnsweredTwice() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(1, folder)) {
      Stream.of("text-events", SENTIMENT, ENTITIES, CLASSIFICATION, KEYWORDS, "nlp.dead-letters")
          .forEach(topic -> kafka.createTopic(topic, 1));
      String server = kafka.bootstrapServers();
      String sentiment = TinyBundles.sentiment(folder.resolve("sentiment")).toString();
      String entities = TinyHeads.entities(folder.resolve("entities")).toString();
      String both = TinyHeads.sentimentEntities(folder.resolve("both")).toString();

      try (EventPump pump = new EventPump(server, "text-events", SENTIMENT)) {
        JobID alone =
            cluster.submit(
                options(server, "tasks", "sentiment", "models.sentiment.bundle", sentiment));
        pump.until(() -> pump.answered() >= 500);
        String first = cluster.stopWithSavepoint(alone);
        List<String> before = ids(pump);

        JobID added =
            cluster.resume(
                options(
                    server,
                    "models.sentiment.bundle",
                    sentiment,
                    "models.entities.bundle",
                    entities),
                first);
        pump.until(() -> pump.answered() >= before.size() + 500);
        String second = cluster.stopWithSavepoint(added);

        JobID shared =
            cluster.resumeWithoutUnclaimedState(
                options(server, "models.sentiment.bundle", both, "models.entities.bundle", both),
                second);
        pump.send(200);
        pump.drain();
        String third = cluster.stopWithSavepoint(shared);
        int known = pump.sent();

        JobOptions every =
            options(
                server,
                "tasks",
                "sentiment,entities,classification,keywords",
                "models.sentiment.bundle",
                both,
                "models.entities.bundle",
                both,
                "models.classification.bundle",
                TinyBundles.spam(folder.resolve("spam")).toString(),
                "models.keywords.bundle",
                TinyKeywords.write(folder.resolve("keywords")).toString());
        JobID wide = cluster.resume(every, third);
        pump.send(100);
        pump.drain();
        JobID again = cluster.resume(every, cluster.stopWithSavepoint(wide));
        pump.send(100);
        pump.drain();
        cluster.stopWithSavepoint(again);

        List<String> all = IntStream.range(0, pump.sent()).mapToObj(EventPump::id).toList();
        assertThat(ids(pump)).containsExactlyElementsOf(all);
        assertThat(entities(server))
            .containsExactlyElementsOf(all.subList(before.size(), all.size()));
        List<String> late = all.subList(known, all.size());
        List<ClassificationResult> classified =
            results(server, CLASSIFICATION, ClassificationResult.class);
        assertThat(classified)
            .extracting(ClassificationResult::getEventId)
            .containsExactlyElementsOf(late);
        assertThat(classified)
            .allSatisfy(
                result ->
                    assertThat(result.getLabel())
                        .isEqualTo(
                            EventPump.label(result.getEventId()).equals("positive")
                                ? "spam"
                                : "ham"));
        List<KeywordsResult> keywords = results(server, KEYWORDS, KeywordsResult.class);
        assertThat(keywords).extracting(KeywordsResult::getEventId).containsExactlyElementsOf(late);
        assertThat(keywords)
            .allSatisfy(
                result ->
                    assertThat(result.getKeywords())
                        .extracting(Keyword::getText, Keyword::getStart)
                        .contains(tuple(EventPump.PLACE, EventPump.placeAt(result.getEventId()))));
      }
    }
  }

  private static List<String> ids(EventPump pump) {
    return pump.results(SENTIMENT, SentimentResult.class).stream()
        .map(SentimentResult::getEventId)
        .toList();
  }

  private static List<String> entities(String server) {
    return results(server, ENTITIES, EntitiesResult.class).stream()
        .map(EntitiesResult::getEventId)
        .toList();
  }

  private static <R extends SpecificRecord> List<R> results(
      String server, String topic, Class<R> type) {
    try (TopicReader reader = new TopicReader(server, topic)) {
      reader.readToEnd();
      return reader.records().stream()
          .map(record -> RecordCodec.of(type).decode(record.value()))
          .toList();
    }
  }

  private static JobOptions options(String server, String... settings) {
    Map<String, String> options = new HashMap<>();
    options.put("kafka.bootstrap-servers", server);
    options.put("parallelism", "1");
    options.put("checkpoint.interval", "500 ms");
    for (int i = 0; i < settings.length; i += 2) {
      options.put(settings[i], settings[i + 1]);
    }
    return JobOptions.of(options);
  }
}
