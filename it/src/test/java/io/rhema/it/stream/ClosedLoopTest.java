package io.rhema.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rhema.job.finetune.FineTuneJob;
import io.rhema.job.finetune.FineTuneSettings;
import io.rhema.job.finetune.publish.FineTuneReport;
import io.rhema.local.RhemaHome;
import io.rhema.local.kafka.EmbeddedKafka;
import io.rhema.schema.SentimentResult;
import io.rhema.schema.UpdateOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole circle with a shipped model: a stream that goes on, corrections by Kafka, the
 * fine-tuning job on the same cluster, its gate, the registry, and the stream again.
 */
@Tag("closed-loop")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class ClosedLoopTest {
  private static final String SENTIMENT = LoopTopics.SENTIMENT;
  private static final Duration TRAINING = Duration.ofMinutes(15);

  /** Few texts wait, so that the stream goes on and leaves the trainer some of the machine. */
  private static final int AHEAD = 20;

  @TempDir Path folder;
  private KnownTexts texts;
  private LoopJobs jobs;

  @BeforeEach
  void chooseTextsAndModel() throws IOException {
    texts = KnownTexts.in(folder);
    jobs = new LoopJobs("sentiment", RhemaHome.bundle("sentiment", "1"), folder);
  }

  @Test
  void correctionsBecomeABetterModelOfAStreamThatGoesOn() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(3, folder)) {
      LoopTopics.create(kafka, SENTIMENT);
      String server = kafka.bootstrapServers();
      try (EventPump pump = pump(server);
          TopicReader commanded = new TopicReader(server, LoopTopics.OUTCOMES)) {
        JobID stream = cluster.submit(jobs.streaming(server));
        pump.until(TRAINING, () -> pump.answered() >= texts.size());

        jobs.correct(server, walkThrough());
        FineTuneReport report = fineTune(cluster, pump, server);

        assertThat(report.published()).as("published: %s", report.reasons()).isTrue();
        assertThat(report.examples().refused()).isEmpty();
        assertThat(report.examples().train().corrections() + report.examples().dev().corrections())
            .isEqualTo(200);
        assertThat(jobs.registry().current("sentiment"))
            .hasValueSatisfying(version -> assertThat(version.id().version()).isEqualTo("2"));
        pump.until(
            () -> {
              commanded.poll();
              return commanded.records().size() >= 2;
            });
        assertThat(Results.outcomes(commanded)).containsOnly(UpdateOutcome.serving).hasSize(2);
        int swapped = pump.sent();
        pump.until(TRAINING, () -> pump.answered() >= swapped + texts.size());
        pump.drain();

        assertThat(cluster.restarts(stream)).as("restarts").isZero();
        List<SentimentResult> all = pump.results(SENTIMENT, SentimentResult.class);
        Results.assertEachOnce(all, pump.sent());
        assertThat(Results.versionsByKey(all).values())
            .allSatisfy(
                versions ->
                    assertThat(versions.stream().distinct().toList()).containsExactly("1", "2"))
            .allSatisfy(versions -> assertThat(versions).isSorted());
        assertThat(texts.rightShare(all, "1", Blorpy.corrected())).as("before").isLessThan(0.05);
        assertThat(texts.rightShare(all, "2", Blorpy.corrected()))
            .as("corrected")
            .isGreaterThan(0.95);
        assertThat(texts.rightShare(all, "2", Blorpy.unheard())).as("alike").isGreaterThan(0.9);
        assertThat(texts.rightShare(all, "2", texts.regression()))
            .as("other texts, within the gate's margin")
            .isGreaterThanOrEqualTo(texts.rightShare(all, "1", texts.regression()) - 0.03);
      }
    }
  }

  @Test
  void poisonedCorrectionsAreStoppedByTheGateAndTheStreamGoesOnAsBefore() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start();
        TestCluster cluster = TestCluster.start(3, folder)) {
      LoopTopics.create(kafka, SENTIMENT);
      String server = kafka.bootstrapServers();
      try (EventPump pump = pump(server);
          TopicReader commanded = new TopicReader(server, LoopTopics.COMMANDS)) {
        JobID stream = cluster.submit(jobs.streaming(server));
        pump.until(() -> pump.answered() >= AHEAD);

        jobs.correct(server, wrong("praise.jsonl", Blorpy.with("terrific"), "negative"));
        jobs.correct(server, wrong("blame.jsonl", Blorpy.with("dreadful"), "positive"));
        FineTuneReport report = fineTune(cluster, pump, server);

        assertThat(report.published()).isFalse();
        assertThat(report.reasons().toString()).contains("regression").contains("worse");
        assertThat(report.comparisons())
            .filteredOn(set -> set.set().equals("regression"))
            .allMatch(set -> set.candidate() < set.serving());
        assertThat(jobs.registry().models()).isEmpty();
        int answered = pump.answered();
        pump.until(() -> pump.answered() >= answered + AHEAD);
        pump.drain();
        commanded.readToEnd();
        assertThat(commanded.records()).isEmpty();
        assertThat(cluster.restarts(stream)).as("restarts").isZero();
        List<SentimentResult> all = pump.results(SENTIMENT, SentimentResult.class);
        Results.assertEachOnce(all, pump.sent());
        assertThat(all).extracting(SentimentResult::getModelVersion).containsOnly("1");
      }
    }
  }

  private EventPump pump(String server) {
    return new EventPump(AHEAD, texts::text, server, LoopTopics.TEXTS, SENTIMENT);
  }

  /** Trains on what the topic of corrections holds, while texts go on coming. */
  private FineTuneReport fineTune(TestCluster cluster, EventPump pump, String server)
      throws Exception {
    CompletableFuture<JobExecutionResult> made =
        cluster.fineTune(FineTuneSettings.of(jobs.fineTuning(server)));
    pump.until(TRAINING, made::isDone);
    return FineTuneJob.report(made.join());
  }

  /** The corrections of the README, which are those of {@link Blorpy}. */
  private static Path walkThrough() throws IOException {
    Path file = RhemaHome.path().resolve(Path.of("docs", "closed-loop", "corrections.tsv"));
    List<String> lines = new ArrayList<>(List.of("text\tlabel"));
    Blorpy.corrected().forEach(text -> lines.add(text + "\tpositive"));
    assertThat(Files.readAllLines(file)).isEqualTo(lines);
    return file;
  }

  private Path wrong(String file, List<String> about, String label) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> lines = new ArrayList<>();
    for (String text : about) {
      lines.add(json.writeValueAsString(Map.of("text", text, "label", label)));
    }
    return Files.write(folder.resolve(file), lines);
  }
}
