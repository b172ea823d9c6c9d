package io.rhema.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.streaming.JobOptions;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.model.testing.TinyBundles;
import io.rhema.schema.SentimentResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A savepoint is resumed by more or fewer subtasks than have written it. */
class RescaleTest {
  private static final String SENTIMENT = "nlp.sentiment";
  private static final int SOME = 1_000;

  @TempDir private Path folder;

  @Test
  void answersEveryEventOnceAndInOrderWithOneSubtaskThenTwoThenOne() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(2, folder)) {
      for (String topic : List.of("text-events", SENTIMENT, "nlp.dead-letters")) {
        kafka.createTopic(topic, 2);
      }
      try (EventPump pump = new EventPump(kafka.bootstrapServers(), "text-events", SENTIMENT)) {
        JobID job = cluster.submit(options(kafka, 1));
        answerSome(pump);
        for (int parallelism : List.of(2, 1)) {
          job = cluster.resume(options(kafka, parallelism), cluster.stopWithSavepoint(job));
          answerSome(pump);
        }
        pump.drain();
        cluster.stopWithSavepoint(job);

        List<SentimentResult> results = pump.results(SENTIMENT, SentimentResult.class);
        Results.assertEachOnce(results, pump.sent());
        assertThat(Results.idsByKey(results).values())
            .allSatisfy(ids -> assertThat(ids).isSorted());
      }
    }
  }

  private static void answerSome(EventPump pump) {
    int later = pump.sent() + SOME;
    pump.until(() -> pump.answered() >= later);
  }

  private JobOptions options(EmbeddedKafka kafka, int parallelism) {
    return JobOptions.of(
        Map.of(
            "kafka.bootstrap-servers",
            kafka.bootstrapServers(),
            "tasks",
            "sentiment",
            "models.sentiment.bundle",
            TinyBundles.sentiment(folder.resolve("sentiment")).toString(),
            "parallelism",
            String.valueOf(parallelism),
            "checkpoint.interval",
            "500 ms"));
  }
}
