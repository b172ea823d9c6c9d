package io.rhema.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import io.rhema.schema.SentimentResult;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version that is worse than the one that serves steps back by itself, in mid-stream. */
class CanaryTest {
  private static final Map<String, String> OPTIONS =
      Map.of(
          "checkpoint.interval", "500 ms",
          "rollback.min-texts", "50",
          "rollback.max-latency-ratio", "10");

  @TempDir Path folder;

  /** The second says the contrary of the first, the third the same, but takes its time. */
  @Test
  void aCanaryThatDisagreesOrIsSlowIsRolledBackAndNoTextIsLost() throws Exception {
    Path first = TinyBundles.sentiment(folder.resolve("1"));
    Path contrary = bundle("2", new TinyClassifier(TinyBundles.table(-1)));
    Path slow = bundle("3", new TinyClassifier(TinyBundles.table(1)).slow(8_000));
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(2, folder)) {
      LoopTopics.create(kafka, LoopTopics.SENTIMENT);
      String server = kafka.bootstrapServers();

      try (EventPump pump = new EventPump(server, LoopTopics.TEXTS, LoopTopics.SENTIMENT)) {
        JobID job =
            cluster.submit(new LoopJobs("sentiment", first, folder).streaming(server, OPTIONS));
        pump.until(() -> pump.answered() >= 500);

        assertThat(CanaryCommand.untilRolledBack(pump, server, contrary))
            .containsPattern("sentiment \\d/2: canary 2 beside 1, opened in \\d+ ms")
            .containsPattern("sentiment \\d/2: rolledBack 2: Its answers to \\d+ texts differ");
        assertThat(CanaryCommand.untilRolledBack(pump, server, slow))
            .containsPattern("sentiment \\d/2: rolledBack 3: It took [0-9.]+ times as long");
        pump.drain();
        int sent = pump.sent();
        pump.send(200);
        pump.drain();

        assertThat(cluster.restarts(job)).as("restarts").isZero();
        List<SentimentResult> all = pump.results(LoopTopics.SENTIMENT, SentimentResult.class);
        Results.assertEachOnce(all, pump.sent());
        Results.assertAnsweredSince(sent, "1", all);
        assertThat(Results.versionsByKey(all).values())
            .as("versions that a key met: a share of the keys met the second")
            .allMatch(versions -> versions.contains("1"))
            .anyMatch(versions -> versions.contains("2"))
            .anyMatch(versions -> !versions.contains("2"));
        assertThat(all).allSatisfy(CanaryTest::assertAnsweredByItsVersion);
      }
    }
  }

  private static void assertAnsweredByItsVersion(SentimentResult result) {
    Results.assertLabelled(result, result.getModelVersion().equals("2"));
  }

  private Path bundle(String version, TinyClassifier graph) {
    return TinyBundles.write(folder.resolve(version), "sentiment", version, graph);
  }
}
