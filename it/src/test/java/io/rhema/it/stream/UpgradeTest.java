package io.rhema.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.schema.EntitiesResult;
import io.rhema.schema.KeywordsResult;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.TranslationResult;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an earlier version of the job has left is taken up by this one: uids and state are kept. */
class UpgradeTest {
  private static final int NEW = 100;

  @TempDir private Path folder;

  /** State that no operator claims is an error, and so would be an operator of another uid. */
  @ParameterizedTest
  @ValueSource(strings = "0.1.0")
  void goesOnBehindTheEventsThatTheEarlierVersionHasAnswered(String version) throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(2, folder)) {
      EarlierVersion.createTopics(kafka);
      try (EventPump pump = EarlierVersion.pump(kafka)) {
        pump.send(EarlierVersion.ANSWERED);
        String savepoint = EarlierVersion.folderOf(version).toUri().toString();
        JobID job = cluster.resume(EarlierVersion.options(kafka, folder), savepoint);
        pump.send(NEW);
        pump.until(() -> pump.answered() >= NEW);
        cluster.stopWithSavepoint(job);

        assertNewOnly(pump, "nlp.sentiment", SentimentResult.class, it -> it.getEventId());
        assertNewOnly(pump, "nlp.entities", EntitiesResult.class, it -> it.getEventId());
        assertNewOnly(pump, "nlp.translations", TranslationResult.class, it -> it.getEventId());
        assertNewOnly(pump, "nlp.keywords", KeywordsResult.class, it -> it.getEventId());
      }
    }
  }

  private static <R extends SpecificRecord> void assertNewOnly(
      EventPump pump, String topic, Class<R> type, Function<R, String> id) {
    List<String> expected =
        IntStream.range(EarlierVersion.ANSWERED, EarlierVersion.ANSWERED + NEW)
            .mapToObj(EventPump::id)
            .toList();
    assertThat(pump.results(topic, type))
        .as(topic)
        .extracting(id::apply)
        .containsExactlyInAnyOrderElementsOf(expected);
  }
}
