package io.rhema.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.job.streaming.JobOptions;
import io.rhema.local.cli.Cli;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.local.kafka.KafkaAddress;
import io.rhema.local.update.ServeCommand;
import io.rhema.local.update.UpdateChannel;
import io.rhema.model.bundle.BundleManifest;
import io.rhema.model.bundle.BundleWriter;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.UpdateOutcome;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.JobID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another version of a model is served by a job that goes on running. */
class ModelSwapTest {
  private static final String SENTIMENT = LoopTopics.SENTIMENT;
  private static final String COMMANDS = LoopTopics.COMMANDS;
  private static final String RESULTS = LoopTopics.OUTCOMES;

  @TempDir Path folder;
  private Path first;
  private Path second;

  @BeforeEach
  void writeBundles() {
    first = TinyBundles.sentiment(folder.resolve("1"));
    second = contrary("2");
  }

  @Test
  void theStreamIsAnsweredByTheNewVersionWithoutARestart() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(2, folder)) {
      LoopTopics.create(kafka, SENTIMENT);
      String server = kafka.bootstrapServers();
      UpdateChannel channel = new UpdateChannel(KafkaAddress.of(server), COMMANDS);

      try (EventPump pump = new EventPump(server, LoopTopics.TEXTS, SENTIMENT)) {
        JobID job = cluster.submit(options(server, 2, COMMANDS));
        pump.until(() -> pump.answered() >= 1_000);
        publishRubbish(server);
        channel.publish(ServeCommand.of(second, Optional.empty()));
        try (TopicReader results = new TopicReader(server, RESULTS)) {
          pump.until(
              () -> {
                results.poll();
                return Results.outcomes(results).size() == 3;
              });
          assertThat(results.records()).hasSize(3);
          assertThat(Results.outcomes(results))
              .as("rubbish, and each of two subtasks")
              .containsExactlyInAnyOrder(
                  UpdateOutcome.refused, UpdateOutcome.serving, UpdateOutcome.serving);
        }
        int answered = pump.answered();
        pump.until(() -> pump.answered() >= answered + 2_000);
        pump.drain();

        assertThat(cluster.restarts(job)).as("restarts").isZero();
        List<SentimentResult> all = pump.results(SENTIMENT, SentimentResult.class);
        Results.assertEachOnce(all, pump.sent());
        assertThat(Results.versionsByKey(all).values())
            .allSatisfy(
                versions ->
                    assertThat(versions.stream().distinct().toList())
                        .as("versions of a key, in order")
                        .containsExactly("1", "2"))
            .allSatisfy(versions -> assertThat(versions).isSorted());
        assertThat(all).allSatisfy(ModelSwapTest::assertAnsweredByItsVersion);
      }
    }
  }

  /**
   * A savepoint of a job without commands is resumed with them, and then without a word the version
   * that was commanded goes on; a job that begins anew hears of it from the topic.
   */
  @Test
  void aVersionThatWasCommandedOutlivesTheJob() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(1, folder)) {
      LoopTopics.create(kafka, SENTIMENT);
      String server = kafka.bootstrapServers();

      try (EventPump pump = new EventPump(server, LoopTopics.TEXTS, SENTIMENT)) {
        JobID deaf = cluster.submit(options(server, 1, null));
        pump.until(() -> pump.answered() >= 200);
        String before = cluster.stopWithSavepoint(deaf);

        JobID job = cluster.resume(options(server, 1, COMMANDS), before);
        assertThat(serve(server, second, 0))
            .containsPattern("sentiment 1/1: serving 2 in place of 1, opened in \\d+ ms");
        assertThat(serve(server, otherLabels("3"), 1))
            .contains("sentiment 1/1: refused 3: ")
            .contains("superb");
        assertThat(serve(server, second, 0)).contains("sentiment 1/1: unchanged 2");
        assertThat(goThereAndBackByTheRegistry(server))
            .containsSubsequence(
                "Model 'sentiment' 1 is the current version now.",
                "sentiment 1/1: serving 1 in place of 2",
                "Model 'sentiment' 2 is the current version again.",
                "sentiment 1/1: serving 2 in place of 1");
        pump.drain();
        String after = cluster.stopWithSavepoint(job);

        JobID resumed = cluster.resume(options(server, 1, COMMANDS), after);
        int sent = pump.sent();
        pump.send(200);
        pump.drain();
        assertThat(versions(pump).subList(sent, sent + 200)).containsOnly("2");
        cluster.stopWithSavepoint(resumed);

        JobID anew = cluster.submit(options(server, 1, COMMANDS));
        pump.until(() -> versions(pump).size() > sent + 200 && last(versions(pump)).equals("2"));
        cluster.stopWithSavepoint(anew);
      }
    }
  }

  private static String serve(String server, Path bundle, int status) {
    return model(status, server, "serve", bundle.toString());
  }

  private String goThereAndBackByTheRegistry(String server) {
    String registry = folder.resolve("registry").toString();
    model(0, null, "publish", first.toString(), "--registry", registry);
    model(0, null, "publish", second.toString(), "--promote", "--registry", registry);
    String topic = "--control-topic=" + COMMANDS;
    return model(0, server, "promote", "sentiment", "1", "--registry", registry, topic)
        + model(0, server, "rollback", "sentiment", "--registry", registry, topic);
  }

  /** Gives a command as a user does, and returns what is printed. */
  private static String model(int status, String server, String... command) {
    List<String> arguments = new ArrayList<>(List.of("model"));
    arguments.addAll(List.of(command));
    if (server != null) {
      arguments.addAll(
          List.of(
              "--bootstrap-servers",
              server,
              "--timeout",
              String.valueOf(Deadline.PATIENCE.toSeconds())));
    }
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int ended =
        Cli.execute(new PrintWriter(out), new PrintWriter(err), arguments.toArray(String[]::new));
    assertThat(ended).as(err.toString()).isEqualTo(status);
    return out.toString();
  }

  private static void assertAnsweredByItsVersion(SentimentResult result) {
    Results.assertLabelled(result, !result.getModelVersion().equals("1"));
  }

  private static List<String> versions(EventPump pump) {
    return pump.results(SENTIMENT, SentimentResult.class).stream()
        .map(SentimentResult::getModelVersion)
        .toList();
  }

  private static <T> T last(List<T> list) {
    return list.get(list.size() - 1);
  }

  private static void publishRubbish(String server) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", server),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      byte[] key = {1};
      for (byte[] value : new byte[][] {{(byte) 0xC3, 1, 2}, null}) {
        assertThat(producer.send(new ProducerRecord<>(COMMANDS, key, value)))
            .succeedsWithin(Deadline.PATIENCE);
      }
    }
  }

  /** A version that says the contrary of the first. */
  private Path contrary(String version) {
    TinyClassifier graph = new TinyClassifier(TinyBundles.table(-1));
    return TinyBundles.write(folder.resolve(version), "sentiment", version, graph);
  }

  private Path otherLabels(String version) throws IOException {
    Path bundle = contrary(version);
    Path config = bundle.resolve("config.json");
    Files.writeString(config, Files.readString(config).replace("positive", "superb"));
    BundleWriter.seal(bundle, BundleManifest.of("sentiment", version, "text-classification"));
    return bundle;
  }

  private JobOptions options(String server, int parallelism, String commands) {
    Map<String, String> options = new HashMap<>();
    options.put("kafka.bootstrap-servers", server);
    options.put("tasks", "sentiment");
    options.put("models.sentiment.bundle", first.toString());
    options.put("parallelism", String.valueOf(parallelism));
    options.put("checkpoint.interval", "500 ms");
    if (commands != null) {
      options.put("control.topic", commands);
    }
    return JobOptions.of(options);
  }
}
