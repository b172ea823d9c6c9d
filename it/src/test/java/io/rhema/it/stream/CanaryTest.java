package io.rhema.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.streaming.JobOptions;
import io.rhema.local.cli.Cli;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import io.rhema.schema.SentimentResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version that is worse than the one that serves steps back by itself, in mid-stream. */
class CanaryTest {
  private static final String SENTIMENT = "nlp.sentiment";
  private static final String COMMANDS = "nlp.models";
  private static final String RESULTS = "nlp.models.results";

  @TempDir Path folder;

  /** The second says the contrary of the first, the third the same, but takes its time. */
  @Test
  void aCanaryThatDisagreesOrIsSlowIsRolledBackAndNoTextIsLost() throws Exception {
    Path first = TinyBundles.sentiment(folder.resolve("1"));
    Path contrary = bundle("2", new TinyClassifier(TinyBundles.table(-1)));
    Path slow = bundle("3", new TinyClassifier(TinyBundles.table(1)).slow(8_000));
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(2, folder)) {
      createTopics(kafka);
      String server = kafka.bootstrapServers();

      try (EventPump pump = new EventPump(server, "text-events", SENTIMENT)) {
        JobID job = cluster.submit(options(server, first));
        pump.until(() -> pump.answered() >= 500);

        assertThat(canary(pump, server, contrary))
            .containsPattern("sentiment \\d/2: canary 2 beside 1, opened in \\d+ ms")
            .containsPattern("sentiment \\d/2: rolledBack 2: Its answers to \\d+ texts differ");
        assertThat(canary(pump, server, slow))
            .containsPattern("sentiment \\d/2: rolledBack 3: It took [0-9.]+ times as long");
        pump.drain();
        int sent = pump.sent();
        pump.send(200);
        pump.drain();

        assertThat(cluster.restarts(job)).as("restarts").isZero();
        List<SentimentResult> all = pump.results(SENTIMENT, SentimentResult.class);
        Results.assertEachOnce(all, pump.sent());
        assertThat(all)
            .filteredOn(result -> result.getEventId().compareTo(EventPump.id(sent)) >= 0)
            .hasSize(200)
            .extracting(SentimentResult::getModelVersion)
            .as("versions when all is over")
            .containsOnly("1");
        assertThat(Results.versionsByKey(all).values())
            .as("versions that a key met: a share of the keys met the second")
            .allMatch(versions -> versions.contains("1"))
            .anyMatch(versions -> versions.contains("2"))
            .anyMatch(versions -> !versions.contains("2"));
        assertThat(all).allSatisfy(CanaryTest::assertAnsweredByItsVersion);
      }
    }
  }

  /** Gives the command as a user does, while texts go on coming, and returns what is printed. */
  private static String canary(EventPump pump, String server, Path bundle) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String patience = String.valueOf(Deadline.PATIENCE.toSeconds());
    CompletableFuture<Integer> ended =
        CompletableFuture.supplyAsync(
            () ->
                Cli.execute(
                    new PrintWriter(out),
                    new PrintWriter(err),
                    Stream.of(
                            List.of("model", "serve", bundle.toString()),
                            List.of("--bootstrap-servers", server),
                            List.of("--mode", "canary", "--share", "0.5"),
                            List.of("--timeout", patience, "--watch", patience))
                        .flatMap(List::stream)
                        .toArray(String[]::new)));
    pump.until(ended::isDone);
    assertThat(ended).as(() -> "" + out + err).isCompletedWithValue(1);
    return out.toString();
  }

  private static void assertAnsweredByItsVersion(SentimentResult result) {
    Results.assertLabelled(result, result.getModelVersion().equals("2"));
  }

  private Path bundle(String version, TinyClassifier graph) {
    return TinyBundles.write(folder.resolve(version), "sentiment", version, graph);
  }

  private static void createTopics(EmbeddedKafka kafka) {
    Stream.of("text-events", SENTIMENT).forEach(topic -> kafka.createTopic(topic, 2));
    kafka.createTopic("nlp.dead-letters", 1);
    kafka.createTopic(COMMANDS, 1, Map.of("cleanup.policy", "compact"));
    kafka.createTopic(RESULTS, 1);
  }

  private static JobOptions options(String server, Path bundle) {
    Map<String, String> options = new HashMap<>();
    options.put("kafka.bootstrap-servers", server);
    options.put("tasks", "sentiment");
    options.put("models.sentiment.bundle", bundle.toString());
    options.put("parallelism", "2");
    options.put("checkpoint.interval", "500 ms");
    options.put("control.topic", COMMANDS);
    options.put("rollback.min-texts", "50");
    options.put("rollback.max-latency-ratio", "10");
    return JobOptions.of(options);
  }
}
