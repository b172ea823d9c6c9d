package io.rhema.it.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.rhema.it.stream.EventPump;
import io.rhema.it.stream.Results;
import io.rhema.local.kafka.KafkaAddress;
import io.rhema.local.update.ServeCommand;
import io.rhema.local.update.UpdateChannel;
import io.rhema.model.testing.TinyBundles;
import io.rhema.model.testing.TinyClassifier;
import io.rhema.schema.SentimentResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A task manager is killed as soon as Kafka has the command for another version. */
@Tag("closed-loop")
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class SwapAmidFailureIT {
  private static final String SENTIMENT = "nlp.sentiment";
  private static final String COMMANDS = "nlp.models";

  /** What a lost task manager costs at most: its heartbeat, a new process, the restore. */
  private static final Duration RECOVERY = Duration.ofMinutes(5);

  @TempDir private Path folder;
  private Path first;
  private Path second;

  @BeforeEach
  void writeBundles() {
    first = TinyBundles.sentiment(folder.resolve("1"));
    TinyClassifier contrary = new TinyClassifier(TinyBundles.table(-1));
    second = TinyBundles.write(folder.resolve("2"), "sentiment", "2", contrary);
  }

  @Test
  void noTextIsLostOrDoubledAndTheCommandIsObeyed() throws Exception {
    try (BrokerProcess broker = BrokerProcess.start(folder.resolve("broker"));
        FlinkProcesses cluster = FlinkProcesses.start(folder.resolve("flink"), 2)) {
      String server = broker.bootstrapServers();
      createTopics(server);
      FlinkRest rest = cluster.rest();
      String job = rest.run(rest.upload(JobJar.path()), arguments(server), Optional.empty());
      UpdateChannel channel = new UpdateChannel(KafkaAddress.of(server), COMMANDS);

      try (EventPump pump = new EventPump(server, "text-events", SENTIMENT)) {
        pump.until(() -> pump.answered() >= 1_000);
        for (Path next : List.of(second, first, second)) {
          channel.publish(ServeCommand.of(next, Optional.empty()));
          cluster.replaceTaskManager(0);
          String version = next.getFileName().toString();
          pump.until(RECOVERY, () -> isLastOfAllKeys(pump, version));
        }
        pump.drain();

        assertThat(rest.state(job)).isEqualTo("RUNNING");
        List<SentimentResult> all = pump.results(SENTIMENT, SentimentResult.class);
        Results.assertEachOnce(all, pump.sent());
        assertThat(Results.versionsByKey(all).values())
            .allSatisfy(
                versions -> assertThat(changes(versions)).containsExactly("1", "2", "1", "2"));
        assertThat(all).allSatisfy(SwapAmidFailureIT::assertAnsweredByItsVersion);
      }
    }
  }

  private static boolean isLastOfAllKeys(EventPump pump, String version) {
    return Results.versionsByKey(pump.results(SENTIMENT, SentimentResult.class)).values().stream()
        .allMatch(versions -> versions.get(versions.size() - 1).equals(version));
  }

  /** Without what follows itself. */
  private static List<String> changes(List<String> versions) {
    List<String> changes = new ArrayList<>();
    for (String version : versions) {
      if (changes.isEmpty() || !changes.get(changes.size() - 1).equals(version)) {
        changes.add(version);
      }
    }
    return changes;
  }

  private static void assertAnsweredByItsVersion(SentimentResult result) {
    Results.assertLabelled(result, !result.getModelVersion().equals("1"));
  }

  private static void createTopics(String server) throws Exception {
    try (Admin admin = Admin.create(KafkaAddress.of(server).properties(Map.of()))) {
      List<NewTopic> topics =
          List.of(
              new NewTopic("text-events", 3, (short) 1),
              new NewTopic(SENTIMENT, 3, (short) 1),
              new NewTopic("nlp.dead-letters", 1, (short) 1),
              new NewTopic(COMMANDS, 1, (short) 1).configs(Map.of("cleanup.policy", "compact")),
              new NewTopic("nlp.models.results", 1, (short) 1));
      admin.createTopics(topics).all().get(2, TimeUnit.MINUTES);
    }
  }

  /** More subtasks than one task manager has slots, so that each has some. */
  private List<String> arguments(String server) {
    return List.of(
        "kafka.bootstrap-servers=" + server,
        "tasks=sentiment",
        "models.sentiment.bundle=" + first,
        "parallelism=3",
        "checkpoint.interval=1 s",
        "control.topic=" + COMMANDS);
  }
}
